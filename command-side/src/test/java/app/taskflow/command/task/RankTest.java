package app.taskflow.command.task;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RankTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:59:26.689123Z");

    @RepeatedTest(50)
    void a_later_task_comes_first(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Instant later = NOW.plusNanos(1_000L + random.nextLong(1_000_000_000_000_000L));
        assertThat(Rank.newest(later, id(random))).isLessThan(Rank.newest(NOW, id(random)));
    }

    @Test
    void there_is_always_room_before_and_between() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            assertThat(Rank.newest(NOW, id(random))).matches("[0-9a-z]{13}[1-9a-z]");
        }
    }

    @Test
    void ranks_of_one_instant_are_told_apart() {
        Random random = new Random(2);
        Set<String> ranks = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            ranks.add(Rank.newest(NOW, id(random)));
        }
        assertThat(ranks).hasSizeGreaterThan(95);
    }

    @Test
    void the_epoch_and_the_far_future_have_ranks() {
        TaskId id = id(new Random(3));
        assertThat(Rank.newest(Instant.EPOCH, id)).startsWith("zzzzzzzzzzz");
        assertThat(Rank.newest(Instant.parse("6100-01-01T00:00:00Z"), id))
                .startsWith("0")
                .hasSize(14);
    }

    private static TaskId id(Random random) {
        return new TaskId(new UUID(random.nextLong(), random.nextLong()));
    }
}
