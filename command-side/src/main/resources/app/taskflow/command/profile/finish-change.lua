-- Puts the changed profile in the place of the mark that announced the change; nothing if the mark is not there.
--   KEYS[1] the profile   ARGV: mark, profile or an empty text, lifetime in ms
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
if ARGV[2] == '' then
  return redis.call('DEL', KEYS[1])
end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1
