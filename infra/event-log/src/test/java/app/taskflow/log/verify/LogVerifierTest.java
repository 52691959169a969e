package app.taskflow.log.verify;

import static app.taskflow.log.Drafts.draft;
import static app.taskflow.log.Drafts.event;
import static app.taskflow.log.Drafts.owner;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.Position;
import app.taskflow.log.Commit;
import app.taskflow.log.CommitCodec;
import app.taskflow.log.EventLog;
import app.taskflow.log.HashChain;
import app.taskflow.log.LogOptions;
import app.taskflow.log.TestMongo;
import app.taskflow.log.verify.Problem.Kind;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody with full access to MongoDB does something to a log of two partitions, with ten commits of one owner. */
class LogVerifierTest {

    private static final Partitioning PARTITIONS = new Partitioning(2);
    private static final int COMMITS = 10;

    private final MongoDatabase database = TestMongo.newDatabase();
    private final MongoCollection<Document> stored = database.getCollection(CommitCodec.COLLECTION);
    private final LogVerifier verifier = new LogVerifier(database, PARTITIONS);
    private final UserId owner = owner();
    private final int partition = PARTITIONS.of(owner);
    private final List<Commit> written = new ArrayList<>();

    @BeforeEach
    void write() {
        UUID aggregate = UUID.randomUUID();
        try (EventLog log = EventLog.open(database, PARTITIONS, LogOptions.DEFAULT)) {
            for (int i = 0; i < COMMITS; i++) {
                written.add(log.append(draft(owner, event(aggregate, i), event(UUID.randomUUID(), 0))));
            }
        }
        // What tampers may well tamper with the indexes first.
        stored.dropIndexes();
    }

    @AfterEach
    void drop() {
        database.drop();
    }

    private long id(long n) {
        return new Position(partition, n).value();
    }

    private Document take(long n) {
        Document document = stored.findOneAndDelete(Filters.eq(id(n)));
        assertThat(document).isNotNull();
        return document;
    }

    private void put(long n, Document document) {
        document.put("_id", id(n));
        stored.insertOne(document);
    }

    /** Moves all from {@code from} on by so many places, as who removes or inserts would do to hide the gap. */
    private void shift(long from, int by) {
        List<Document> moved = new ArrayList<>();
        for (long n = from; n <= COMMITS; n++) {
            moved.add(take(n));
        }
        for (int i = 0; i < moved.size(); i++) {
            put(from + i + by, moved.get(i));
        }
    }

    /** A commit that looks right in itself: at its place, linked to the one before it, and with a hash that fits. */
    private Commit forged(long n, Commit like, byte[] prev) {
        Commit open = new Commit(
                new Position(partition, n),
                like.owner(),
                like.first(),
                Instant.EPOCH,
                "forger",
                like.requestId(),
                null,
                null,
                like.events(),
                prev,
                new byte[0]);
        return new Commit(
                open.position(),
                open.owner(),
                open.first(),
                open.at(),
                open.actor(),
                open.requestId(),
                null,
                null,
                open.events(),
                prev,
                HashChain.hash(open));
    }

    private void put(Commit commit) {
        MongoCollection<Commit> commits = database.getCollection(CommitCodec.COLLECTION, Commit.class)
                .withCodecRegistry(CodecRegistries.fromCodecs(new CommitCodec()));
        stored.deleteOne(Filters.eq(commit.position().value()));
        commits.insertOne(commit);
    }

    private Commit writtenAt(long n) {
        return written.get((int) n - 1);
    }

    private void assertProblem(long n, Kind kind) {
        assertProblem(n, kind, List.of());
    }

    private void assertProblem(long n, Kind kind, List<Head> expected) {
        Verification verification = verifier.verify(expected);
        assertThat(verification.valid()).isFalse();
        @Nullable Problem problem = verification.firstProblem();
        assertThat(problem).isNotNull();
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.position()).isEqualTo(new Position(partition, n));
        assertThat(verifier.verify(owner, expected).firstProblem()).isEqualTo(problem);
    }

    private List<Head> headsAsWritten() {
        return List.of(new Head(partition, COMMITS, writtenAt(COMMITS).hash()));
    }

    @Test
    void a_log_that_nobody_touched_is_valid() {
        Verification verification = verifier.verify(headsAsWritten());

        assertThat(verification.firstProblem()).isNull();
        assertThat(verification.valid()).isTrue();
        assertThat(verification.commits()).isEqualTo(COMMITS);
        assertThat(verification.events()).isEqualTo(2 * COMMITS);
        assertThat(verification.heads()).hasSize(2);
        Head head = verification.heads().get(partition);
        assertThat(head.n()).isEqualTo(COMMITS);
        assertThat(head.hash()).isEqualTo(writtenAt(COMMITS).hash());
        Head empty = verification.heads().get(1 - partition);
        assertThat(empty.n()).isZero();
        assertThat(empty.hash()).isEqualTo(HashChain.genesis(1 - partition, PARTITIONS));
    }

    @Test
    void one_owner_is_counted_alone() {
        try (EventLog log = EventLog.open(database, PARTITIONS, LogOptions.DEFAULT)) {
            UserId other = owner();
            while (PARTITIONS.of(other) != partition) {
                other = owner();
            }
            log.append(draft(other));
        }
        Verification verification = verifier.verify(owner, headsAsWritten());

        assertThat(verification.valid()).isTrue();
        assertThat(verification.commits()).isEqualTo(COMMITS);
        assertThat(verification.heads()).hasSize(1);
        assertThat(verification.heads().getFirst().n()).isEqualTo(COMMITS + 1);
    }

    @Test
    void an_empty_log_is_valid() {
        stored.drop();
        assertThat(verifier.verify(List.of()).valid()).isTrue();
    }

    // Changed

    @ParameterizedTest
    @ValueSource(strings = {"actor", "requestId"})
    void a_changed_text_is_found(String field) {
        stored.updateOne(Filters.eq(id(4)), Updates.set(field, "somebody else"));
        assertProblem(4, Kind.CHANGED);
    }

    @Test
    void changed_event_data_are_found() {
        stored.updateOne(Filters.eq(id(4)), Updates.set("events.0.data", new Binary(new byte[] {1})));
        assertProblem(4, Kind.CHANGED);
    }

    @Test
    void a_changed_time_is_found() {
        stored.updateOne(Filters.eq(id(1)), Updates.set("at", Instant.EPOCH));
        assertProblem(1, Kind.CHANGED);
    }

    @Test
    void an_added_field_is_found() {
        stored.updateOne(Filters.eq(id(4)), Updates.set("note", "harmless?"));
        assertProblem(4, Kind.CHANGED);
    }

    @Test
    void a_removed_field_is_found() {
        stored.updateOne(Filters.eq(id(4)), Updates.unset("events"));
        assertProblem(4, Kind.CHANGED);
    }

    @Test
    void events_in_another_order_are_found() {
        Document document = take(4);
        document.put("events", document.getList("events", Document.class).reversed());
        put(4, document);
        assertProblem(4, Kind.CHANGED);
    }

    @Test
    void a_change_with_a_new_hash_is_found_by_the_next_commit() {
        put(forged(4, writtenAt(4), writtenAt(3).hash()));
        assertProblem(4, Kind.CHANGED);
    }

    @Test
    void a_change_with_a_new_link_is_found() {
        put(forged(4, writtenAt(4), writtenAt(1).hash()));
        assertProblem(4, Kind.CHANGED);
    }

    @Test
    void a_changed_last_commit_with_a_new_hash_is_found_by_its_expected_head() {
        put(forged(COMMITS, writtenAt(COMMITS), writtenAt(COMMITS - 1).hash()));
        assertThat(verifier.verify(List.of()).valid()).isTrue();
        assertProblem(COMMITS, Kind.CHANGED, headsAsWritten());
    }

    // Removed

    @ParameterizedTest
    @ValueSource(longs = {1, 5})
    void a_removed_commit_is_found(long n) {
        take(n);
        assertProblem(n, Kind.REMOVED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5})
    void a_removed_commit_is_found_although_the_gap_was_closed(long n) {
        take(n);
        shift(n + 1, -1);
        assertProblem(n, Kind.REMOVED);
    }

    @Test
    void several_removed_commits_are_found_although_the_gap_was_closed() {
        take(5);
        take(6);
        take(7);
        shift(8, -3);
        assertProblem(5, Kind.REMOVED);
    }

    // Inserted

    @Test
    void an_inserted_commit_is_found() {
        shift(5, 1);
        put(forged(5, writtenAt(4), writtenAt(4).hash()));
        assertProblem(5, Kind.INSERTED);
    }

    @Test
    void an_inserted_copy_is_found() {
        Document copy = take(5);
        put(5, new Document(copy));
        shift(6, 1);
        put(6, new Document(copy));
        assertProblem(6, Kind.INSERTED);
    }

    @Test
    void inserted_nonsense_is_found() {
        shift(5, 1);
        put(5, new Document("owner", "nobody"));
        assertProblem(5, Kind.INSERTED);
    }

    @Test
    void a_document_between_two_places_is_found() {
        stored.insertOne(new Document("_id", id(5) + 0.5).append("owner", "nobody"));
        assertProblem(5, Kind.INSERTED);
    }

    @Test
    void a_place_of_another_type_is_found() {
        Document document = take(5);
        document.put("_id", id(5) + 0.0);
        stored.insertOne(document);
        assertProblem(5, Kind.CHANGED);
    }

    @Test
    void a_document_in_no_place_at_all_is_found() {
        Document stray = take(5);
        put(5, new Document(stray));
        stray.put("_id", "stray");
        stored.insertOne(stray);

        Verification verification = verifier.verify(List.of());

        assertThat(verification.firstProblem()).isNotNull();
        assertThat(verification.firstProblem().kind()).isEqualTo(Kind.INSERTED);
    }

    @Test
    void a_document_beyond_the_partitions_is_found() {
        stored.insertOne(new Document("_id", new Position(2, 1).value()));
        Verification verification = verifier.verify(List.of());
        assertThat(verification.firstProblem()).isNotNull();
        assertThat(verification.firstProblem().kind()).isEqualTo(Kind.INSERTED);
    }

    @Test
    void a_forged_commit_at_the_end_that_starts_an_owner_anew_is_found_by_counting() {
        put(forged(COMMITS + 1, writtenAt(1), writtenAt(COMMITS).hash()));
        assertProblem(COMMITS + 1, Kind.INSERTED);
    }

    // Reordered

    @Test
    void neighbours_that_changed_places_are_found() {
        Document four = take(4);
        Document five = take(5);
        put(4, five);
        put(5, four);
        assertProblem(4, Kind.REORDERED);
    }

    @Test
    void distant_commits_that_changed_places_are_found() {
        Document two = take(2);
        Document nine = take(9);
        put(2, nine);
        put(9, two);
        assertProblem(2, Kind.REORDERED);
    }

    // Truncated

    @Test
    void a_cut_off_end_is_found_by_its_expected_head() {
        take(9);
        take(10);
        assertThat(verifier.verify(List.of()).valid()).isTrue();
        assertProblem(9, Kind.TRUNCATED, headsAsWritten());
    }

    @Test
    void an_emptied_partition_is_found_by_its_expected_head() {
        stored.deleteMany(Filters.exists("_id"));
        assertProblem(1, Kind.TRUNCATED, headsAsWritten());
    }

    @Test
    void a_log_that_has_grown_since_is_no_problem() {
        try (EventLog log = EventLog.open(database, PARTITIONS, LogOptions.DEFAULT)) {
            log.append(draft(owner));
        }
        assertThat(verifier.verify(headsAsWritten()).valid()).isTrue();
    }

    // Sequences, where every hash was made to fit

    @Test
    void a_gap_in_an_owners_sequence_is_found() {
        Commit last = writtenAt(COMMITS);
        Commit gap = new Commit(
                new Position(partition, COMMITS + 1),
                owner,
                last.lastSequence() + 2,
                last.at(),
                last.actor(),
                last.requestId(),
                null,
                null,
                last.events(),
                last.hash(),
                new byte[0]);
        put(forged(COMMITS + 1, gap, last.hash()));
        assertProblem(COMMITS + 1, Kind.REMOVED);
    }
}
