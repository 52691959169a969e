package app.taskflow.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Position;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageSizeTest {

    private final PageSize pages = new PageSize(2_000, 500);

    @Test
    void pages_of_small_commits_grow_step_by_step_up_to_the_most() {
        assertThat(pages.commits()).isEqualTo(4);
        pages.learn(page(4, 1));
        assertThat(pages.commits()).isEqualTo(16);
        pages.learn(page(16, 1));
        pages.learn(page(64, 1));
        pages.learn(page(256, 1));
        assertThat(pages.commits()).isEqualTo(500);
    }

    @Test
    void large_commits_come_as_many_as_bring_the_events() {
        pages.learn(page(4, 500));
        assertThat(pages.commits()).isEqualTo(4);
        pages.learn(page(4, 1_000));
        assertThat(pages.commits()).isEqualTo(2);
        pages.learn(page(2, 50_000));
        assertThat(pages.commits()).isEqualTo(1);
    }

    @Test
    void where_there_was_nothing_there_is_nothing_to_learn() {
        pages.learn(List.of());
        assertThat(pages.commits()).isEqualTo(4);
    }

    @Test
    void the_first_page_is_not_larger_than_the_largest() {
        assertThat(new PageSize(2_000, 3).commits()).isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> new PageSize(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PageSize(1, 0));
    }

    private static List<Commit> page(int commits, int events) {
        RecordedEvent event = new RecordedEvent(
                1,
                UUID.randomUUID(),
                0,
                new EventId(UUID.randomUUID()),
                new EventType("test.happened", 1),
                new byte[0],
                null);
        Commit commit = new Commit(
                new Position(0, 1),
                new UserId(UUID.randomUUID()),
                1,
                Instant.EPOCH,
                "somebody",
                "request",
                null,
                null,
                Collections.nCopies(events, event),
                new byte[32],
                new byte[32]);
        return Collections.nCopies(commits, commit);
    }
}
