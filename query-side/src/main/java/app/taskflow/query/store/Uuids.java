package app.taskflow.query.store;

import java.util.UUID;
import org.bson.BsonBinary;

/** Ids as the database holds them, spelt out, so that no setting of the client decides over their form. */
public final class Uuids {

    private Uuids() {}

    /** Subtype 4, most significant byte first: sorts as the text of the id does. */
    public static BsonBinary bson(UUID id) {
        return new BsonBinary(id);
    }
}
