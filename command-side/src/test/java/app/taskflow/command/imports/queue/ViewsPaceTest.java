package app.taskflow.command.imports.queue;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.RunningCommandSide;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.web.consistency.ViewsDelay;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

class ViewsPaceTest {

    private static final Partitioning PARTITIONING = Partitioning.DEFAULT;
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

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

    private void shown(Instant until) {
        redis.opsForValue().set(key, Long.toString(until.toEpochMilli()));
    }

    @Test
    void who_has_written_for_others_of_a_partition_that_is_behind_waits() {
        ViewsPace pace = new ViewsPace(redis, PARTITIONING, NOON);
        pace.wrote(List.of(behind, other));
        assertThat(pace.isBehind(List.of(behind, other))).isFalse();
        shown(NOON.instant().minusSeconds(1));
        assertThat(pace.isBehind(List.of(other))).isFalse();
        assertThat(pace.isBehind(List.of(other, behind))).isTrue();
        assertThat(pace.isBehind(List.of())).isFalse();
    }

    /** However old it is: it is what a projection has left to do that counts. */
    @Test
    void who_has_waited_goes_on_before_a_projection_has_nothing_left_to_do() {
        ViewsPace pace = new ViewsPace(redis, PARTITIONING, NOON);
        pace.wrote(List.of(behind));
        shown(NOON.instant().minus(ViewsDelay.LEFT));
        assertThat(pace.isBehind(List.of(behind))).isTrue();
        shown(NOON.instant().minus(ViewsDelay.LEFT).plusMillis(1));
        assertThat(pace.isBehind(List.of(behind))).isFalse();
    }

    @Test
    void who_has_written_nothing_need_not_wait_for_what_others_have_written() {
        ViewsPace pace = new ViewsPace(redis, PARTITIONING, NOON);
        shown(NOON.instant().minusSeconds(60));
        assertThat(pace.isBehind(List.of(behind))).isFalse();
        pace.wrote(List.of(behind));
        assertThat(pace.isBehind(List.of(behind))).isTrue();
    }

    @Test
    void nobody_waits_because_of_a_redis_that_is_away() {
        LettuceConnectionFactory nowhere = new LettuceConnectionFactory("127.0.0.1", 1);
        nowhere.afterPropertiesSet();
        nowhere.start();
        try {
            ViewsPace pace = new ViewsPace(new StringRedisTemplate(nowhere), PARTITIONING, NOON);
            pace.wrote(List.of(behind));
            assertThat(pace.isBehind(List.of(behind))).isFalse();
        } finally {
            nowhere.destroy();
        }
    }
}
