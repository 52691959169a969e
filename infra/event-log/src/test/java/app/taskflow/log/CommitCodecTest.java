package app.taskflow.log;

import static app.taskflow.log.Drafts.event;
import static app.taskflow.log.Drafts.owner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.taskflow.events.id.EventId;
import app.taskflow.events.wire.Position;
import app.taskflow.log.failure.CorruptLogException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommitCodecTest {

    private static final CommitCodec CODEC = new CommitCodec();
    private static final Position POSITION = new Position(5, 77);

    private static Commit commit(CommitDraft draft) {
        return new Commit(
                POSITION,
                draft.owner(),
                9,
                draft.at(),
                draft.actor(),
                draft.requestId(),
                draft.traceparent(),
                draft.key(),
                Commit.number(9, draft.events()),
                new byte[HashChain.LENGTH],
                new byte[HashChain.LENGTH]);
    }

    private static Commit full() {
        EventDraft plain = event(UUID.randomUUID(), 0);
        EventDraft withAttributes = new EventDraft(
                UUID.randomUUID(), 3, new EventId(UUID.randomUUID()), plain.type(), new byte[] {1, 2}, new byte[] {3});
        return commit(new CommitDraft(
                owner(),
                "actor",
                "request",
                "trace",
                new IdempotencyKey("k", "d"),
                Drafts.AT,
                List.of(plain, withAttributes)));
    }

    private static BsonDocument encode(Commit commit) {
        BsonDocument document = new BsonDocument();
        CODEC.encode(
                new BsonDocumentWriter(document),
                commit,
                EncoderContext.builder().build());
        return document;
    }

    private static Commit decode(BsonDocument document) {
        return CODEC.decode(
                new BsonDocumentReader(document), DecoderContext.builder().build());
    }

    @Test
    void a_commit_survives_with_everything_in_it() {
        Commit commit = full();
        assertThat(decode(encode(commit))).usingRecursiveComparison().isEqualTo(commit);
    }

    @Test
    void a_commit_survives_with_nothing_optional_in_it() {
        Commit commit = commit(Drafts.draft(owner()));
        BsonDocument document = encode(commit);
        assertThat(document.keySet())
                .containsExactly("_id", "owner", "first", "at", "actor", "requestId", "events", "prev", "hash");
        assertThat(decode(document)).usingRecursiveComparison().isEqualTo(commit);
    }

    @Test
    void the_order_of_fields_does_not_matter() {
        Commit commit = full();
        BsonDocument document = encode(commit);
        BsonDocument turned = new BsonDocument();
        List.copyOf(document.keySet()).reversed().forEach(name -> turned.put(name, document.get(name)));
        assertThat(decode(turned)).usingRecursiveComparison().isEqualTo(commit);
    }

    static Stream<Consumer<BsonDocument>> damages() {
        return Stream.of(
                d -> d.put("more", new BsonString("x")),
                d -> d.remove("owner"),
                d -> d.remove("events"),
                d -> d.remove("hash"),
                d -> d.put("owner", new BsonString("me")),
                d -> d.put("owner", new BsonBinary(new byte[16])),
                d -> d.put("first", new BsonInt32(1)),
                d -> d.put("at", BsonNull.VALUE),
                d -> d.put("key", new BsonDocument("id", new BsonString("k"))),
                d -> d.put("events", new BsonArray(List.of(new BsonDocument()))),
                d -> firstEvent(d).remove("data"),
                d -> firstEvent(d).put("s", new BsonInt64(-1)),
                d -> firstEvent(d).put("rev", new BsonInt32(0)),
                d -> firstEvent(d).put("more", new BsonInt32(0)));
    }

    private static BsonDocument firstEvent(BsonDocument commit) {
        return commit.getArray("events").get(0).asDocument();
    }

    @ParameterizedTest
    @MethodSource("damages")
    void what_is_not_a_commit_is_damage_at_its_place(Consumer<BsonDocument> damage) {
        BsonDocument document = encode(full());
        damage.accept(document);

        var corrupt = catchThrowableOfType(CorruptLogException.class, () -> decode(document));

        assertThat(corrupt.position()).hasValue(POSITION);
    }

    @Test
    void a_document_without_a_place_is_damage_somewhere() {
        assertThatThrownBy(() -> decode(new BsonDocument("_id", new BsonString("x"))))
                .isInstanceOfSatisfying(
                        CorruptLogException.class, e -> assertThat(e.position()).isEmpty());
    }

    @Test
    void a_document_is_never_larger_than_was_told_before() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            CommitDraft draft = random(random);
            BasicOutputBuffer out = new BasicOutputBuffer();
            CODEC.encode(
                    new BsonBinaryWriter(out),
                    commit(draft),
                    EncoderContext.builder().build());
            assertThat((long) out.getSize()).isLessThanOrEqualTo(DocumentSize.of(draft));
        }
    }

    private static byte @Nullable [] attributes(Random random) {
        return random.nextBoolean() ? new byte[random.nextInt(50)] : null;
    }

    private static CommitDraft random(Random random) {
        EventDraft[] events = Stream.generate(() -> new EventDraft(
                        UUID.randomUUID(),
                        0,
                        new EventId(UUID.randomUUID()),
                        event(UUID.randomUUID(), 0).type(),
                        new byte[random.nextInt(300)],
                        attributes(random)))
                .limit(1 + random.nextInt(1500))
                .toArray(EventDraft[]::new);
        String text = "ä€😀".repeat(random.nextInt(20));
        IdempotencyKey key = random.nextBoolean() ? new IdempotencyKey("k" + text, text) : null;
        return new CommitDraft(
                owner(), text, text, random.nextBoolean() ? text : null, key, Drafts.AT, List.of(events));
    }
}
