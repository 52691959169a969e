package app.taskflow.command.attempt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/** Counters that all nodes share. */
final class RedisCounters implements Counters {

    private static final RedisScript<Long> COUNT =
            RedisScript.of(new ClassPathResource("count.lua", RedisCounters.class), Long.class);

    private final StringRedisTemplate redis;

    RedisCounters(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public Duration full(List<Counter> counters) {
        return run(counters, "");
    }

    @Override
    public Duration count(List<Counter> counters, String id) {
        return run(counters, id);
    }

    private Duration run(List<Counter> counters, String id) {
        List<String> arguments = new ArrayList<>(List.of(id));
        for (Counter counter : counters) {
            arguments.add(Integer.toString(counter.limit()));
            arguments.add(Long.toString(counter.window().toMillis()));
        }
        List<String> keys = counters.stream().map(RedisCounters::key).toList();
        return Duration.ofMillis(redis.execute(COUNT, keys, arguments.toArray()));
    }

    @Override
    public void uncount(List<Counter> counters, String id) {
        counters.forEach(counter -> redis.opsForZSet().remove(key(counter), id));
    }

    @Override
    public void clear(Counter counter) {
        redis.unlink(key(counter));
    }

    /** In braces what Redis Cluster hashes: the counters of an attempt are on one node, as they are looked at together. */
    private static String key(Counter counter) {
        return "tf:{attempts}:" + counter.name();
    }
}
