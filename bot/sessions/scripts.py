"""The Lua scripts that change calls in Redis; each is one indivisible step.

Redis 6.2 and later, https://redis.io/docs/latest/develop/programmability/eval-intro/
"""

#: KEYS call, claim · ARGV turn, claim's milliseconds · answers {what, text}
TAKE = """
local at, closed, reply, session = unpack(
    redis.call('HMGET', KEYS[1], 'turn', 'closed', 'reply:' .. ARGV[1], 'session'))
local turn = tonumber(ARGV[1])
if reply then return {'answered', reply} end
if at then
    if closed or turn ~= at + 1 then
        return {'answered', redis.call('HGET', KEYS[1], 'reply:' .. at)}
    end
elseif turn ~= 0 then
    return {'gone', ''}
end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
    return {'mine', session or ''}
end
return {'taken', ''}
"""

#: KEYS call, claim, live, facts · ARGV sid, turn, session, reply, line, epoch, at, life in
#: seconds, most facts, fact… · answers 1, or 0 when the call is not at the turn before
COMMIT = """
local at, closed = unpack(redis.call('HMGET', KEYS[1], 'turn', 'closed'))
if closed or (at or '-1') + 1 ~= tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], 'session', ARGV[3], 'turn', ARGV[2], 'reply:' .. ARGV[2], ARGV[4])
redis.call('EXPIRE', KEYS[1], ARGV[8])
redis.call('DEL', KEYS[2])
redis.call('ZADD', KEYS[3], ARGV[6], ARGV[1])
for i = 10, #ARGV do
    redis.call('XADD', KEYS[4], 'MAXLEN', '~', ARGV[9], '*', 'call', ARGV[1],
        'line', ARGV[5], 'turn', ARGV[2], 'at', ARGV[7], 'fact', ARGV[i])
end
return 1
"""

#: The same keys and arguments; reply is not used · answers 1, or 0 when the call has gone on
CLOSE = """
local at, closed = unpack(redis.call('HMGET', KEYS[1], 'turn', 'closed'))
if closed or at ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], 'session', ARGV[3], 'closed', '1')
redis.call('EXPIRE', KEYS[1], ARGV[8])
redis.call('ZREM', KEYS[3], ARGV[1])
for i = 10, #ARGV do
    redis.call('XADD', KEYS[4], 'MAXLEN', '~', ARGV[9], '*', 'call', ARGV[1],
        'line', ARGV[5], 'turn', ARGV[2], 'at', ARGV[7], 'fact', ARGV[i])
end
return 1
"""
