package app.taskflow.command.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import app.taskflow.events.id.UserId;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The sessions that have not ended, in MongoDB, so that none is forgotten when all are to be ended. */
final class SessionStore {

    private static final String ID = "_id";
    private static final String USER = "user";
    private static final String DELIVERY = "delivery";
    private static final String STARTED_AT = "startedAt";
    private static final String LAST_USED_AT = "lastUsedAt";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String ADDRESS = "address";
    private static final String USER_AGENT = "userAgent";

    private final MongoCollection<Document> sessions;

    SessionStore(MongoDatabase database) {
        this.sessions = database.getCollection("sessions")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
        sessions.createIndex(Indexes.ascending(USER));
        sessions.createIndex(Indexes.ascending(EXPIRES_AT), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    void add(Session session) {
        sessions.insertOne(new Document(ID, session.id().toString())
                .append(USER, session.user().toString())
                .append(DELIVERY, session.delivery().name())
                .append(STARTED_AT, Date.from(session.startedAt()))
                .append(LAST_USED_AT, Date.from(session.lastUsedAt()))
                .append(EXPIRES_AT, Date.from(session.expiresAt()))
                .append(ADDRESS, session.device().address())
                .append(USER_AGENT, session.device().userAgent()));
    }

    /** Notes that the session is used; empty if it has ended. */
    Optional<Session> touch(UUID id, Device device, Instant now) {
        return Optional.ofNullable(sessions.findOneAndUpdate(
                        alive(id, now),
                        combine(
                                set(LAST_USED_AT, Date.from(now)),
                                set(ADDRESS, device.address()),
                                set(USER_AGENT, device.userAgent())),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .map(SessionStore::session);
    }

    Optional<Session> find(UUID id, Instant now) {
        return Optional.ofNullable(sessions.find(alive(id, now)).first()).map(SessionStore::session);
    }

    /** @return whether there was one */
    boolean remove(UUID id) {
        return sessions.deleteOne(eq(ID, id.toString())).getDeletedCount() == 1;
    }

    private static Bson alive(UUID id, Instant now) {
        return and(eq(ID, id.toString()), gt(EXPIRES_AT, Date.from(now)));
    }

    private static Session session(Document document) {
        return new Session(
                UUID.fromString(document.getString(ID)),
                UserId.parse(document.getString(USER)),
                TokenDelivery.valueOf(document.getString(DELIVERY)),
                document.getDate(STARTED_AT).toInstant(),
                document.getDate(LAST_USED_AT).toInstant(),
                document.getDate(EXPIRES_AT).toInstant(),
                new Device(document.getString(ADDRESS), document.getString(USER_AGENT)));
    }
}
