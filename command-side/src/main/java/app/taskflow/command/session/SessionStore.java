package app.taskflow.command.session;

import static app.taskflow.command.session.SessionDocuments.ADDRESS;
import static app.taskflow.command.session.SessionDocuments.CREDENTIALS;
import static app.taskflow.command.session.SessionDocuments.ENDED;
import static app.taskflow.command.session.SessionDocuments.EXPIRES_AT;
import static app.taskflow.command.session.SessionDocuments.ID;
import static app.taskflow.command.session.SessionDocuments.LAST_USED_AT;
import static app.taskflow.command.session.SessionDocuments.USER;
import static app.taskflow.command.session.SessionDocuments.USER_AGENT;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
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
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The sessions in MongoDB, so that none is forgotten when all are to be ended. One that has ended is kept, marked,
 * until that has been told to all who must know.
 */
final class SessionStore {

    /** A session that has ended, and how. */
    record EndedSession(UUID id, UserId user, Ended ended) {}

    private static final String ENDED_AT = ENDED + "." + SessionDocuments.AT;

    private final MongoCollection<Document> sessions;

    SessionStore(MongoDatabase database) {
        this.sessions = database.getCollection("sessions")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
        sessions.createIndex(Indexes.ascending(USER));
        sessions.createIndex(Indexes.ascending(ENDED_AT));
        sessions.createIndex(Indexes.ascending(EXPIRES_AT), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    void add(Session session) {
        sessions.insertOne(SessionDocuments.of(session));
    }

    /** Notes that the session is used; empty if it has ended. */
    Optional<Session> touch(UUID id, Device device, Instant now) {
        return Optional.ofNullable(sessions.findOneAndUpdate(
                        and(eq(ID, id.toString()), alive(now)),
                        combine(
                                set(LAST_USED_AT, Date.from(now)),
                                set(ADDRESS, device.address()),
                                set(USER_AGENT, device.userAgent())),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .map(SessionDocuments::session);
    }

    Optional<Session> find(UUID id, Instant now) {
        return Optional.ofNullable(
                        sessions.find(and(eq(ID, id.toString()), alive(now))).first())
                .map(SessionDocuments::session);
    }

    /** The user's sessions, the one used last first. */
    List<Session> ofUser(UserId user, Instant now) {
        return sessions.find(and(eq(USER, user.toString()), alive(now)))
                .sort(Sorts.descending(LAST_USED_AT, ID))
                .map(SessionDocuments::session)
                .into(new ArrayList<>());
    }

    /** Has the session go on although the account has other credentials now. */
    void keep(UUID id, long credentials) {
        sessions.updateOne(and(eq(ID, id.toString()), exists(ENDED, false)), set(CREDENTIALS, credentials));
    }

    /** Marks the session as ended; it stays ended as it was first. */
    void end(UUID id, Ended ended) {
        sessions.updateOne(and(eq(ID, id.toString()), exists(ENDED, false)), set(ENDED, SessionDocuments.of(ended)));
    }

    /** Marks all sessions of the user as ended that began with earlier credentials than these, but for one. */
    void endAll(UserId user, long credentials, @Nullable UUID kept, Ended ended) {
        List<Bson> which =
                new ArrayList<>(List.of(eq(USER, user.toString()), exists(ENDED, false), lt(CREDENTIALS, credentials)));
        if (kept != null) {
            which.add(ne(ID, kept.toString()));
        }
        sessions.updateMany(and(which), set(ENDED, SessionDocuments.of(ended)));
    }

    /** Some of the user's sessions that are marked as ended. */
    List<EndedSession> ended(UserId user, int limit) {
        return ended(and(eq(USER, user.toString()), exists(ENDED)), limit);
    }

    /** Users with sessions that are marked as ended since before that instant. */
    List<UserId> unsettled(Instant before, int limit) {
        return ended(lt(ENDED_AT, Date.from(before)), limit).stream()
                .map(EndedSession::user)
                .distinct()
                .toList();
    }

    void remove(Collection<UUID> ids) {
        sessions.deleteMany(in(ID, ids.stream().map(UUID::toString).toList()));
    }

    private List<EndedSession> ended(Bson filter, int limit) {
        return sessions.find(filter)
                .limit(limit)
                .map(document -> new EndedSession(
                        UUID.fromString(document.getString(ID)),
                        UserId.parse(document.getString(USER)),
                        SessionDocuments.ended(document.get(ENDED, Document.class))))
                .into(new ArrayList<>());
    }

    private static Bson alive(Instant now) {
        return and(gt(EXPIRES_AT, Date.from(now)), exists(ENDED, false));
    }
}
