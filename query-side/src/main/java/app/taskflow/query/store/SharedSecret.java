package app.taskflow.query.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.security.SecureRandom;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;

/** A random secret that all nodes on one database share; the first of them makes it. */
public final class SharedSecret {

    private static final String COLLECTION = "secrets";
    private static final String BYTES = "bytes";
    private static final int LENGTH = 32;

    private SharedSecret() {}

    /** The secret of that name, made on first use. */
    public static byte[] of(MongoDatabase database, String name) {
        MongoCollection<Document> secrets = database.getCollection(COLLECTION);
        byte[] fresh = new byte[LENGTH];
        new SecureRandom().nextBytes(fresh);
        Document kept = secrets.findOneAndUpdate(
                eq("_id", name),
                setOnInsert(BYTES, new Binary(fresh)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return Objects.requireNonNull(kept).get(BYTES, Binary.class).getData();
    }
}
