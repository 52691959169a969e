package app.taskflow.web.session;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.currentDate;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** The sessions that have ended, durably, for as long as a token of theirs could still be good. */
final class EndedSessionLedger {

    /** @param at when it ended, by the clock of the database */
    record Entry(UUID session, Instant at) {}

    private static final String ID = "_id";
    private static final String AT = "at";

    private final MongoCollection<Document> ended;

    EndedSessionLedger(MongoDatabase database, Duration remembered) {
        this.ended = database.getCollection("ended_sessions")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                // While a new primary is being elected a secondary knows as much as anybody.
                .withReadPreference(ReadPreference.primaryPreferred());
        ended.createIndex(
                Indexes.ascending(AT), new IndexOptions().expireAfter(remembered.toSeconds(), TimeUnit.SECONDS));
    }

    /** Returns when they have ended for good. */
    void add(Collection<UUID> sessions) {
        // The database's own clock: the nodes' clocks differ, and who reads on from a point in time would miss some.
        List<UpdateOneModel<Document>> entries = sessions.stream()
                .map(session -> new UpdateOneModel<Document>(
                        eq(ID, session.toString()),
                        combine(setOnInsert("v", 1), currentDate(AT)),
                        new UpdateOptions().upsert(true)))
                .toList();
        ended.bulkWrite(entries, new BulkWriteOptions().ordered(false));
    }

    /** Those that ended after that instant of the database's clock. */
    List<Entry> since(Instant after) {
        List<Entry> entries = new ArrayList<>();
        for (Document document : ended.find(gt(AT, Date.from(after)))) {
            entries.add(new Entry(
                    UUID.fromString(document.getString(ID)),
                    document.getDate(AT).toInstant()));
        }
        return entries;
    }
}
