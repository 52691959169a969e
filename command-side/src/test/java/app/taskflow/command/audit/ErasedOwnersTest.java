package app.taskflow.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.TestServers;
import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.user.SessionEnd;
import app.taskflow.events.user.UserEvent;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventDraft;
import app.taskflow.log.EventLog;
import app.taskflow.log.LogOptions;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasedOwnersTest {

    private final MongoClient client = MongoClients.create(TestServers.mongoUri());
    private final EventLog log =
            EventLog.open(client.getDatabase(TestServers.newDatabase()), new Partitioning(2), LogOptions.DEFAULT);
    private final ErasedOwners erased = new ErasedOwners(log);
    private final UserId owner = new UserId(UUID.randomUUID());
    private long sequence;

    @AfterEach
    void close() {
        log.close();
        client.close();
    }

    private void append(UserEvent event) {
        EventDraft draft = new EventDraft(
                owner.value(),
                sequence++,
                new EventId(UUID.randomUUID()),
                EventCatalogue.typeOf(event.getClass()),
                EventCodec.standard().encode(event));
        log.append(new CommitDraft(
                owner, owner.toString(), "r", null, null, Instant.parse("2026-11-23T10:00:00Z"), List.of(draft)));
    }

    @Test
    void an_owner_is_erased_from_her_erasure_on_even_if_sessions_end_after_it() {
        assertThat(erased.contains(owner)).isFalse();
        append(new UserEvent.SignedIn(UUID.randomUUID(), "192.0.2.7", null));
        assertThat(erased.contains(owner)).isFalse();
        append(new UserEvent.Erased());
        for (int i = 0; i < 20; i++) {
            append(new UserEvent.SessionEnded(UUID.randomUUID(), SessionEnd.ERASED));
        }
        assertThat(erased.contains(owner)).isTrue();
        assertThat(new ErasedOwners(log).contains(owner)).isTrue();
    }
}
