package app.taskflow.command.audit.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.command.TestServers;
import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventDraft;
import app.taskflow.log.EventLog;
import app.taskflow.log.LogOptions;
import app.taskflow.web.problem.ProblemException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log of four partitions: three owners, 300 commits of one to five events, a second apart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTrailTest {

    private static final Instant BEGIN = Instant.parse("2026-11-23T10:00:00.000Z");
    private static final int COMMITS = 300;
    private static final TrailFilter ALL = new TrailFilter(null, null, null, null, null, null, null);

    private final List<UserId> owners = List.of(owner(), owner(), owner());
    private final List<EventId> written = new ArrayList<>();
    private final UUID aggregate = UUID.randomUUID();
    private long aggregateSequence;
    private MongoClient client;
    private EventLog log;
    private AuditTrail trail;

    private static UserId owner() {
        return new UserId(UUID.randomUUID());
    }

    @BeforeAll
    void write() {
        client = MongoClients.create(TestServers.mongoUri());
        log = open(client);
        trail = new AuditTrail(log);
        Random chance = new Random(7);
        for (int i = 0; i < COMMITS; i++) {
            append(owners.get(chance.nextInt(owners.size())), 1 + chance.nextInt(5), BEGIN.plusSeconds(i));
        }
    }

    @AfterAll
    void close() {
        log.close();
        client.close();
    }

    private static EventLog open(MongoClient client) {
        return EventLog.open(client.getDatabase(TestServers.newDatabase()), new Partitioning(4), LogOptions.DEFAULT);
    }

    private void append(UserId owner, int events, Instant at) {
        List<EventDraft> drafts = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            EventId id = new EventId(UUID.randomUUID());
            // One aggregate of the first owner goes on; all others are new each time.
            boolean goesOn = i == 0 && owner.equals(owners.getFirst());
            drafts.add(new EventDraft(
                    goesOn ? aggregate : UUID.randomUUID(),
                    goesOn ? aggregateSequence++ : 0,
                    id,
                    new EventType(i % 2 == 0 ? "task.retitled" : "task.started", 1),
                    "{}".getBytes(UTF_8)));
            written.add(id);
        }
        append(log, owner, at, drafts);
    }

    private static void append(EventLog log, UserId owner, Instant at, List<EventDraft> drafts) {
        log.append(new CommitDraft(owner, owner.toString(), "request-" + at.getEpochSecond(), null, null, at, drafts));
    }

    private static EventDraft event() {
        return new EventDraft(
                UUID.randomUUID(), 0, new EventId(UUID.randomUUID()), new EventType("task.started", 1), new byte[0]);
    }

    private List<TrailEvent> walk(TrailFilter filter, int limit) {
        List<TrailEvent> events = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            TrailPage page = trail.page(filter, limit, cursor);
            assertThat(page.events()).hasSizeLessThanOrEqualTo(limit);
            events.addAll(page.events());
            cursor = page.nextCursor();
        } while (cursor != null);
        return events;
    }

    private static List<EventId> ids(List<TrailEvent> events) {
        return events.stream().map(event -> event.event().id()).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 500, 5_000})
    void a_walk_gives_every_event_once_in_the_order_of_time(int limit) {
        assertThat(ids(walk(ALL, limit))).isEqualTo(written);
    }

    @Test
    void all_at_once_is_the_same_as_page_by_page() {
        List<TrailEvent> all = new ArrayList<>();
        trail.all(ALL, all::add);
        assertThat(ids(all)).isEqualTo(ids(walk(ALL, 100)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 500})
    void every_filter_gives_what_a_look_at_everything_gives(int limit) {
        List<TrailEvent> all = walk(ALL, 500);
        Instant from = BEGIN.plusSeconds(100);
        Instant to = BEGIN.plusSeconds(110);
        UserId owner = owners.getFirst();
        for (TrailFilter filter : List.of(
                new TrailFilter(owner, null, null, null, null, null, null),
                new TrailFilter(owner, null, "task.started", from, null, null, null),
                new TrailFilter(null, aggregate, null, null, null, null, null),
                new TrailFilter(owner, aggregate, null, null, to, null, null),
                new TrailFilter(owners.getLast(), aggregate, null, null, null, null, null),
                new TrailFilter(null, null, "task.started", null, to, null, null),
                new TrailFilter(null, null, null, from, to, null, null),
                new TrailFilter(null, null, null, from, from, null, null),
                new TrailFilter(null, null, null, null, null, "request-" + from.getEpochSecond(), null),
                new TrailFilter(null, null, null, null, null, null, owner.toString()))) {
            List<TrailEvent> expected = all.stream()
                    .filter(event -> filter.matches(event.commit()) && filter.matches(event.event()))
                    .toList();
            assertThat(ids(walk(filter, limit))).as("%s", filter).isEqualTo(ids(expected));
        }
    }

    @Test
    void what_is_written_during_a_walk_is_neither_missed_nor_repeated() {
        try (EventLog growing = open(client)) {
            List<EventId> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                all.addAll(grow(growing, i, BEGIN.plusSeconds(i)));
            }
            AuditTrail trailOfGrowing = new AuditTrail(growing);
            List<EventId> seen = new ArrayList<>();
            @Nullable String cursor = null;
            int pages = 0;
            do {
                TrailPage page = trailOfGrowing.page(ALL, 3, cursor);
                seen.addAll(ids(page.events()));
                cursor = page.nextCursor();
                if (pages++ < 30) {
                    // Even a commit that claims to be earlier than what was read.
                    all.addAll(grow(growing, pages, BEGIN.minus(Duration.ofMinutes(pages))));
                }
            } while (cursor != null);
            assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        }
    }

    private List<EventId> grow(EventLog growing, int i, Instant at) {
        List<EventDraft> drafts =
                Stream.generate(AuditTrailTest::event).limit(1 + i % 5).toList();
        append(growing, owners.get(i % owners.size()), at, drafts);
        return drafts.stream().map(EventDraft::id).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AQ", "AQAAAAD_____AAAAAA", "!!!!", "AQAAAAD_____AAAAAP__________"})
    void what_is_no_cursor_is_refused(String cursor) {
        assertThatThrownBy(() -> trail.page(ALL, 10, cursor)).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_cursor_goes_with_its_filter_only() {
        String cursor = trail.page(ALL, 1, null).nextCursor();
        TrailFilter other = new TrailFilter(null, null, "task.started", null, null, null, null);
        assertThatThrownBy(() -> trail.page(other, 1, cursor)).isInstanceOf(ProblemException.class);
    }
}
