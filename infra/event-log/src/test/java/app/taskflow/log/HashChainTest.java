package app.taskflow.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of docs/log-format.md, which were computed by another program, and what the hash depends on. */
class HashChainTest {

    private static final UserId OWNER = UserId.parse("0191f3c4-7b00-7000-8000-000000000001");
    private static final UUID TASK = UUID.fromString("0191f3c4-7b00-7000-8000-000000000002");
    private static final RecordedEvent CREATED = new RecordedEvent(
            1,
            TASK,
            0,
            EventId.parse("0191f3c4-7b00-7000-8000-000000000003"),
            new EventType("task.created", 1),
            "{\"title\":\"Milk\"}".getBytes(UTF_8),
            null);
    private static final RecordedEvent RETITLED = new RecordedEvent(
            2,
            TASK,
            1,
            EventId.parse("0191f3c4-7b00-7000-8000-000000000004"),
            new EventType("task.retitled", 1),
            "{\"title\":\"Käse\"}".getBytes(UTF_8),
            "{\"aggregateType\":\"x\"}".getBytes(UTF_8));
    private static final byte[] GENESIS = HashChain.genesis(3, Partitioning.DEFAULT);
    private static final Commit COMMIT =
            commit("key-1", "digest-1", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    private static Commit commit(@Nullable String key, String digest, @Nullable String traceparent) {
        return new Commit(
                new Position(3, 1),
                OWNER,
                1,
                Instant.parse("2026-11-23T09:59:26.689Z"),
                OWNER.toString(),
                "request-1",
                traceparent,
                key == null ? null : new IdempotencyKey(key, digest),
                List.of(CREATED, RETITLED),
                GENESIS,
                new byte[0]);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void the_genesis_is_as_documented() {
        assertThat(hex(GENESIS)).isEqualTo("425bdfbf4f41b1b3914326af7082983afcdf640df9aa9397f00a9e16a4f019b0");
    }

    @Test
    void the_digests_of_events_are_as_documented() {
        assertThat(hex(HashChain.digest(CREATED)))
                .isEqualTo("de5b06a0d7ca56acc04c73ed9e5e31bd82695bdb38235ac9d00b56757ef75705");
        assertThat(hex(HashChain.digest(RETITLED)))
                .isEqualTo("1957b799a20fa93bacc7dc3b30307c02563be4c8e4a7b01fcc51703faefd6392");
    }

    @Test
    void the_hash_of_a_commit_is_as_documented() {
        assertThat(hex(HashChain.hash(COMMIT)))
                .isEqualTo("f271d10199a50da8a21558daa3c4570fd0d7794da647874a7c49c341e5748b88");
        assertThat(hex(HashChain.hash(commit(null, "", null))))
                .isEqualTo("1f68bdd404ba3d6af4663ed2caa806ba8f3b37bdeb5582c5524b4f29fc7a6c6a");
    }

    /** So that neither is changed without the other. */
    @Test
    void the_document_names_these_examples() throws IOException {
        assertThat(Files.readString(Path.of("../../docs/log-format.md")))
                .contains(
                        hex(GENESIS),
                        hex(HashChain.digest(CREATED)),
                        hex(HashChain.digest(RETITLED)),
                        hex(HashChain.hash(COMMIT)),
                        hex(HashChain.hash(commit(null, "", null))));
    }

    @Test
    void the_genesis_differs_between_partitions_and_numbers_of_partitions() {
        assertThat(HashChain.genesis(2, Partitioning.DEFAULT)).isNotEqualTo(GENESIS);
        assertThat(HashChain.genesis(3, new Partitioning(8))).isNotEqualTo(GENESIS);
    }

    static Stream<Commit> changes() {
        Commit c = COMMIT;
        IdempotencyKey key = new IdempotencyKey("key-1", "digest-1");
        return Stream.of(
                commit("key-2", "digest-1", c.traceparent()),
                commit("key-1", "digest-2", c.traceparent()),
                commit("key-1d", "igest-1", c.traceparent()),
                commit(null, "", c.traceparent()),
                commit("key-1", "digest-1", null),
                with(new Position(3, 2), c.owner(), 1, c.at(), c.actor(), c.requestId(), key, c.events(), GENESIS),
                with(c.position(), new UserId(TASK), 1, c.at(), c.actor(), c.requestId(), key, c.events(), GENESIS),
                with(c.position(), c.owner(), 2, c.at(), c.actor(), c.requestId(), key, c.events(), GENESIS),
                with(
                        c.position(),
                        c.owner(),
                        1,
                        c.at().plusMillis(1),
                        c.actor(),
                        c.requestId(),
                        key,
                        c.events(),
                        GENESIS),
                with(c.position(), c.owner(), 1, c.at(), "actor", c.requestId(), key, c.events(), GENESIS),
                with(c.position(), c.owner(), 1, c.at(), c.actor() + "r", "equest-1", key, c.events(), GENESIS),
                with(
                        c.position(),
                        c.owner(),
                        1,
                        c.at(),
                        c.actor(),
                        c.requestId(),
                        key,
                        List.of(RETITLED, CREATED),
                        GENESIS),
                with(c.position(), c.owner(), 1, c.at(), c.actor(), c.requestId(), key, List.of(CREATED), GENESIS),
                with(c.position(), c.owner(), 1, c.at(), c.actor(), c.requestId(), key, c.events(), new byte[32]));
    }

    private static Commit with(
            Position position,
            UserId owner,
            long first,
            Instant at,
            String actor,
            String requestId,
            IdempotencyKey key,
            List<RecordedEvent> events,
            byte[] prev) {
        return new Commit(
                position, owner, first, at, actor, requestId, COMMIT.traceparent(), key, events, prev, new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void the_hash_depends_on_everything_in_a_commit(Commit changed) {
        assertThat(HashChain.hash(changed)).isNotEqualTo(HashChain.hash(COMMIT));
    }

    static Stream<RecordedEvent> eventChanges() {
        RecordedEvent e = CREATED;
        EventId id = e.id();
        return Stream.of(
                new RecordedEvent(1, OWNER.value(), 0, id, e.type(), e.data(), null),
                new RecordedEvent(1, TASK, 1, id, e.type(), e.data(), null),
                new RecordedEvent(1, TASK, 0, RETITLED.id(), e.type(), e.data(), null),
                new RecordedEvent(1, TASK, 0, id, new EventType("task.creates", 1), e.data(), null),
                new RecordedEvent(1, TASK, 0, id, new EventType("task.created", 2), e.data(), null),
                new RecordedEvent(1, TASK, 0, id, e.type(), "{\"title\":\"milk\"}".getBytes(UTF_8), null),
                new RecordedEvent(1, TASK, 0, id, e.type(), e.data(), new byte[0]));
    }

    @ParameterizedTest
    @MethodSource("eventChanges")
    void the_digest_depends_on_everything_in_an_event(RecordedEvent changed) {
        assertThat(HashChain.digest(changed)).isNotEqualTo(HashChain.digest(CREATED));
    }
}
