package app.taskflow.command.repetition;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.TestServers;
import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.Position;
import app.taskflow.log.Commit;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventDraft;
import app.taskflow.log.EventLog;
import app.taskflow.log.IdempotencyKey;
import app.taskflow.log.LogOptions;
import app.taskflow.web.request.RequestKey;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How long a key counts. */
final class LoggedKeysTest {

    private static final RequestKey KEY = new RequestKey("key-1", "digest");
    private static final Instant FIRST = Instant.parse("2026-11-25T10:00:00Z");

    private static MongoClient client;
    private static EventLog log;

    private final UserId ada = new UserId(UUID.randomUUID());

    @BeforeAll
    static void open() {
        client = MongoClients.create(TestServers.mongoUri());
        log = EventLog.open(client.getDatabase(TestServers.newDatabase()), Partitioning.DEFAULT, LogOptions.DEFAULT);
    }

    @AfterAll
    static void close() {
        log.close();
        client.close();
    }

    @Test
    void a_key_counts_for_a_day_and_is_free_again_after_it() {
        Commit first = use(FIRST);
        assertThat(at(Duration.ofHours(23))).isEqualTo(first.position());
        assertThat(at(Duration.ofHours(24))).isNull();
    }

    @Test
    void a_key_can_be_used_on_many_days_and_each_use_counts_for_a_day() {
        use(FIRST);
        Commit second = use(FIRST.plus(Duration.ofHours(40)));
        assertThat(at(Duration.ofHours(47))).isEqualTo(second.position());
        assertThat(at(Duration.ofHours(63))).as("over the cut between days").isEqualTo(second.position());
        assertThat(at(Duration.ofHours(64))).isNull();
        Commit third = use(FIRST.plus(Duration.ofHours(64)));
        assertThat(at(Duration.ofHours(65))).isEqualTo(third.position());
        assertThat(at(Duration.ofDays(365))).isNull();
    }

    @Test
    void another_digest_is_another_request() {
        use(FIRST);
        assertThat(keys(FIRST).recall(ada, new RequestKey(KEY.id(), "other"))).isEqualTo(new Recollection.Reused());
        assertThat(keys(FIRST).recall(new UserId(UUID.randomUUID()), KEY)).isInstanceOf(Recollection.Unheard.class);
    }

    /** Where the log has the request, or null. */
    private @Nullable Position at(Duration later) {
        return switch (keys(FIRST.plus(later)).recall(ada, KEY)) {
            case Recollection.Done(Commit commit) -> commit.position();
            case Recollection.Unheard _ -> null;
            case Recollection.Reused _ -> throw new AssertionError("the digest is the same");
        };
    }

    private static LoggedKeys keys(Instant now) {
        return new LoggedKeys(log, () -> now);
    }

    private Commit use(Instant now) {
        IdempotencyKey key = ((Recollection.Unheard) keys(now).recall(ada, KEY)).key();
        TaskEvent event = new TaskEvent.Restored();
        EventDraft draft = new EventDraft(
                UUID.randomUUID(),
                0,
                new EventId(UUID.randomUUID()),
                EventCatalogue.typeOf(event.getClass()),
                EventCodec.standard().encode(event));
        log.append(new CommitDraft(ada, ada.toString(), "request", null, key, now, List.of(draft)));
        return log.byKey(ada, key.key()).orElseThrow();
    }
}
