package app.taskflow.query.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import app.taskflow.query.view.TaskFold;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.conversions.Bson;

/** The one document that says which versions of a projection's views there are. Every change of it is one step. */
public final class VersionTable {

    private static final String COLLECTION = "projections";
    private static final String ID = "_id";
    private static final String LIVE = "live";
    private static final String FED = "fed";
    private static final String KEPT = "kept";
    private static final String HIGHEST = "highest";
    private static final String CHANGES = "changes";
    private static final String SHOWN_AT = "shownAt";
    /** By version, the {@linkplain TaskFold#VERSION fold} it was made by; without an entry, one before these were noted. */
    private static final String FOLDS = "folds";

    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
    private static final FindOneAndUpdateOptions MADE =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER).upsert(true);

    private final MongoCollection<BsonDocument> projections;
    private final String name;
    private final int first;

    VersionTable(MongoDatabase database, ProjectionId projection) {
        projections = database.getCollection(COLLECTION, BsonDocument.class);
        name = projection.name();
        first = projection.version();
    }

    public Versions read() {
        BsonDocument found = projections.find(eq(ID, name)).first();
        return found == null ? make() : read(found);
    }

    private Versions make() {
        return read(Objects.requireNonNull(projections.findOneAndUpdate(
                eq(ID, name),
                combine(
                        setOnInsert(LIVE, first),
                        setOnInsert(FED, List.of(first)),
                        setOnInsert(KEPT, List.of(first)),
                        setOnInsert(HIGHEST, first),
                        setOnInsert(SHOWN_AT, Date.from(Instant.EPOCH)),
                        setOnInsert(fold(first), TaskFold.VERSION),
                        setOnInsert(CHANGES, 0L)),
                MADE)));
    }

    /** Gives a number for a version that is to be built, and makes it one of those that are kept. */
    public int add() {
        while (true) {
            Versions now = read();
            int next = now.highest() + 1;
            if (change(eq(HIGHEST, now.highest()), combine(set(HIGHEST, next), addToSet(KEPT, next)))) {
                return next;
            }
        }
    }

    /** Has every event go into a version from now on, as soon as those who project have noticed. */
    public void feed(int version) {
        change(eq(KEPT, version), addToSet(FED, version));
    }

    /** No more events for a version, unless it is the one that is shown. */
    public void starve(int version) {
        change(and(ne(LIVE, version), eq(FED, version)), pull(FED, version));
    }

    /**
     * Shows one version, which this program has built and compared with the log, in the place of another.
     *
     * @return false, and nothing has changed, if the one is not shown or the other not fed
     */
    public boolean show(int now, int next, Instant at) {
        return change(
                and(eq(LIVE, now), eq(FED, next)),
                combine(set(LIVE, next), set(SHOWN_AT, Date.from(at)), set(fold(next), TaskFold.VERSION)));
    }

    /** Shows one version, whoever made it, in the place of another; likewise. */
    public boolean showAgain(int now, int before, Instant at) {
        return change(and(eq(LIVE, now), eq(FED, before)), combine(set(LIVE, before), set(SHOWN_AT, Date.from(at))));
    }

    /** Whether what is shown was made by a fold before that of this program, and lacks what has come to it since. */
    public boolean isOutdated() {
        BsonDocument found = projections.find(eq(ID, name)).first();
        if (found == null) {
            return false;
        }
        BsonDocument folds = found.getDocument(FOLDS, new BsonDocument());
        String live = String.valueOf(found.getInt32(LIVE).getValue());
        return folds.getInt32(live, new BsonInt32(0)).getValue() < TaskFold.VERSION;
    }

    private static String fold(int version) {
        return FOLDS + "." + version;
    }

    /** When the version that is shown came to be shown. */
    public Instant shownAt() {
        BsonDocument found = projections.find(eq(ID, name)).first();
        BsonDateTime at = found == null ? new BsonDateTime(0) : found.getDateTime(SHOWN_AT);
        return Instant.ofEpochMilli(at.getValue());
    }

    /** A version that is not fed takes up no more room. */
    void forget(int version) {
        change(and(ne(FED, version), eq(KEPT, version)), combine(pull(KEPT, version), unset(fold(version))));
    }

    private boolean change(Bson condition, Bson update) {
        return projections.findOneAndUpdate(and(eq(ID, name), condition), combine(update, inc(CHANGES, 1L)), AFTER)
                != null;
    }

    private static Versions read(BsonDocument found) {
        return new Versions(
                found.getInt32(LIVE).getValue(),
                numbers(found.getArray(FED)),
                numbers(found.getArray(KEPT)),
                found.getInt32(HIGHEST).getValue(),
                found.getInt64(CHANGES).getValue());
    }

    private static Set<Integer> numbers(BsonArray array) {
        Set<Integer> numbers = new HashSet<>();
        array.forEach(number -> numbers.add(((BsonInt32) number).getValue()));
        return numbers;
    }
}
