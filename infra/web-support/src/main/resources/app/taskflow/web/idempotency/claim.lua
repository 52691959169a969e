-- KEYS[1] the key; ARGV fence, digest, milliseconds the claim lasts
local known = redis.call('HMGET', KEYS[1], 'digest', 'status', 'headers', 'body')
if not known[1] then
  redis.call('HSET', KEYS[1], 'digest', ARGV[2], 'fence', ARGV[1])
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
  return {'won'}
end
if known[1] ~= ARGV[2] then return {'reused'} end
if not known[2] then return {'in-use'} end
return {'answered', known[2], known[3], known[4]}
