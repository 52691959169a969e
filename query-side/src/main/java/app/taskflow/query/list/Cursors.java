package app.taskflow.query.list;

import app.taskflow.events.id.UserId;
import app.taskflow.query.cursor.CursorSeal;
import app.taskflow.web.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.bson.BsonDateTime;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;

/** Turns walks through lists of tasks into cursors and back. */
public final class Cursors {

    private static final byte VERSION = 2;
    private static final int FIXED = 1 + Long.BYTES + 1 + 2 * Long.BYTES + 1;

    private final CursorSeal seal;

    public Cursors(CursorSeal seal) {
        this.seal = seal;
    }

    String encode(UserId user, String list, Walk walk) {
        return seal.seal(user, list, write(walk));
    }

    /** @throws app.taskflow.web.problem.ProblemException 400 if the text is no cursor of this user and list */
    Walk decode(UserId user, String list, String text) {
        return read(ByteBuffer.wrap(seal.open(user, list, text)));
    }

    private static byte[] write(Walk walk) {
        Place place = walk.place();
        byte[] key = key(place.key());
        return ByteBuffer.allocate(FIXED + key.length)
                .put(VERSION)
                .putLong(walk.began())
                .put((byte) place.tier())
                .putLong(place.id().getMostSignificantBits())
                .putLong(place.id().getLeastSignificantBits())
                .put((byte) place.key().getBsonType().getValue())
                .put(key)
                .array();
    }

    private static byte[] key(BsonValue key) {
        return switch (key) {
            case BsonString string -> string.getValue().getBytes(StandardCharsets.UTF_8);
            case BsonInt32 number ->
                ByteBuffer.allocate(Integer.BYTES).putInt(number.getValue()).array();
            case BsonDateTime instant ->
                ByteBuffer.allocate(Long.BYTES).putLong(instant.getValue()).array();
            default -> throw new IllegalArgumentException("no key to sort by: " + key);
        };
    }

    private static Walk read(ByteBuffer body) {
        if (body.remaining() < FIXED || body.get() != VERSION) {
            throw ProblemCode.INVALID_CURSOR.exception();
        }
        long began = body.getLong();
        int tier = body.get();
        UUID id = new UUID(body.getLong(), body.getLong());
        BsonType type = BsonType.findByValue(body.get());
        BsonValue key = switch (type) {
            case STRING -> new BsonString(StandardCharsets.UTF_8.decode(body).toString());
            case INT32 -> new BsonInt32(body.getInt());
            case DATE_TIME -> new BsonDateTime(body.getLong());
            default -> throw ProblemCode.INVALID_CURSOR.exception();
        };
        return new Walk(new Place(tier, key, id), began);
    }
}
