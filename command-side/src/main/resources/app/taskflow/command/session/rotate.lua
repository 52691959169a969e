-- Spends a refresh token and puts its successor in its place, in one step: of many who present the same token at once
-- exactly one rotates it, and the others find the successor that this one left.
--   KEYS[1] the session's tokens   KEYS[2] the sealed successor, which goes by itself when its time is over
--   ARGV: digest presented, digest of the mark, digest of the successor, the successor sealed, window in ms
-- Answers {outcome, user, sealed successor}.
local family = redis.call('HMGET', KEYS[1], 'mark', 'current', 'previous', 'user')
if not family[1] or family[1] ~= ARGV[2] then
  return {'unknown'}
end
if family[2] == ARGV[1] then
  redis.call('HSET', KEYS[1], 'current', ARGV[3], 'previous', ARGV[1])
  redis.call('SET', KEYS[2], ARGV[4], 'PX', ARGV[5])
  return {'rotated', family[4]}
end
if family[3] == ARGV[1] then
  local sealed = redis.call('GET', KEYS[2])
  if sealed then
    return {'repeated', family[4], sealed}
  end
end
-- No token of the family is good any more. The family itself stays until its session has been ended for good, so that
-- a node that crashes now leaves it to whoever comes with one of the tokens next.
redis.call('HSET', KEYS[1], 'current', '', 'previous', '')
redis.call('DEL', KEYS[2])
return {'reused', family[4]}
