package app.taskflow.log.verify;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Position;
import app.taskflow.log.Commit;
import app.taskflow.log.CommitCodec;
import app.taskflow.log.HashChain;
import app.taskflow.log.failure.CorruptLogException;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.bson.BsonBinaryReader;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.DecoderContext;
import org.jspecify.annotations.Nullable;

/**
 * A document of the log, whatever is in it.
 *
 * @param n where it stands in its partition
 * @param commit null if it is none
 */
record StoredCommit(long n, @Nullable Commit commit) {

    /** How far a commit may have been moved and still be recognised. */
    private static final int REACH = 64;

    private static final CommitCodec CODEC = new CommitCodec();

    static StoredCommit of(RawBsonDocument document) {
        BsonValue id = document.get(CommitCodec.ID);
        long n = id != null && id.isNumber()
                ? Position.of(id.asNumber().longValue()).n()
                : 0;
        return new StoredCommit(n, id != null && id.isInt64() ? decode(document) : null);
    }

    private static @Nullable Commit decode(RawBsonDocument document) {
        try (BsonBinaryReader reader =
                new BsonBinaryReader(document.getByteBuffer().asNIO())) {
            return CODEC.decode(reader, DecoderContext.builder().build());
        } catch (CorruptLogException _) {
            return null;
        }
    }

    @Nullable
    UserId owner() {
        return commit == null ? null : commit.owner();
    }

    /** Where in the partition the commit was written, by its own hash; empty if it was written nowhere near. */
    OptionalLong home() {
        Commit found = commit;
        if (found == null) {
            return OptionalLong.empty();
        }
        return LongStream.concat(LongStream.of(n), LongStream.rangeClosed(Math.max(1, n - REACH), n + REACH))
                .filter(place -> isAtHomeAt(found, place))
                .findFirst();
    }

    private static boolean isAtHomeAt(Commit commit, long n) {
        Position place = new Position(commit.position().partition(), n);
        return Arrays.equals(HashChain.hash(commit, place), commit.hash());
    }

    boolean isAtHomeAt(long place) {
        return commit != null && isAtHomeAt(commit, place);
    }

    boolean hasHashOf(StoredCommit other) {
        return commit != null && other.commit != null && Arrays.equals(commit.hash(), other.commit.hash());
    }

    boolean follows(byte[] prev) {
        return commit != null && Arrays.equals(commit.prev(), prev);
    }
}
