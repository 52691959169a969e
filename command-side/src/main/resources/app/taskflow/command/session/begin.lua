-- Keeps the first token of a session, with the end that no rotation puts off.
--   KEYS[1] the session's tokens   ARGV: user, digest of the mark, digest of the token, end in ms since the epoch
redis.call('HSET', KEYS[1], 'user', ARGV[1], 'mark', ARGV[2], 'current', ARGV[3])
redis.call('PEXPIREAT', KEYS[1], ARGV[4])
return 1
