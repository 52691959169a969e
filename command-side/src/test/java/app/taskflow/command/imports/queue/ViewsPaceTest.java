package app.taskflow.command.imports.queue;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.RunningCommandSide;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.web.consistency.ViewsDelay;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

class ViewsPaceTest {

    private static final Partitioning PARTITIONING = Partitioning.DEFAULT;

    private final StringRedisTemplate redis = RunningCommandSide.shared().bean(StringRedisTemplate.class);
    private final UserId behind = new UserId(UUID.randomUUID());
    private final UserId other = Stream.generate(() -> new UserId(UUID.randomUUID()))
            .filter(user -> PARTITIONING.of(user) != PARTITIONING.of(behind))
            .findFirst()
            .orElseThrow();
    private final String key = ViewsDelay.key(PARTITIONING.of(behind));

    @AfterEach
    void forget() {
        redis.delete(key);
    }

    @Test
    void views_are_behind_for_who_shares_the_partition_of_which_that_is_said() {
        ViewsPace pace = new ViewsPace(redis, PARTITIONING);
        assertThat(pace.isBehind(List.of(behind, other))).isFalse();
        redis.opsForValue().set(key, "700");
        assertThat(pace.isBehind(List.of(other))).isFalse();
        assertThat(pace.isBehind(List.of(other, behind))).isTrue();
        assertThat(pace.isBehind(List.of())).isFalse();
    }

    @Test
    void nobody_waits_because_of_a_redis_that_is_away() {
        LettuceConnectionFactory nowhere = new LettuceConnectionFactory("127.0.0.1", 1);
        nowhere.afterPropertiesSet();
        nowhere.start();
        try {
            assertThat(new ViewsPace(new StringRedisTemplate(nowhere), PARTITIONING).isBehind(List.of(behind)))
                    .isFalse();
        } finally {
            nowhere.destroy();
        }
    }
}
