package app.taskflow.command.session;

import app.taskflow.command.account.journal.Origin;
import app.taskflow.events.id.UserId;
import app.taskflow.events.user.SessionEnd;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;

/** How sessions are written to MongoDB and read back. */
final class SessionDocuments {

    static final String ID = "_id";
    static final String USER = "user";
    static final String LAST_USED_AT = "lastUsedAt";
    static final String EXPIRES_AT = "expiresAt";
    static final String ADDRESS = "address";
    static final String USER_AGENT = "userAgent";
    static final String CREDENTIALS = "credentials";
    static final String ENDED = "ended";
    static final String AT = "at";

    private static final String DELIVERY = "delivery";
    private static final String STARTED_AT = "startedAt";

    private SessionDocuments() {}

    static Document of(Session session) {
        return new Document(ID, session.id().toString())
                .append(USER, session.user().toString())
                .append(CREDENTIALS, session.credentials())
                .append(DELIVERY, session.delivery().name())
                .append(STARTED_AT, Date.from(session.startedAt()))
                .append(LAST_USED_AT, Date.from(session.lastUsedAt()))
                .append(EXPIRES_AT, Date.from(session.expiresAt()))
                .append(ADDRESS, session.device().address())
                .append(USER_AGENT, session.device().userAgent());
    }

    static Session session(Document document) {
        return new Session(
                UUID.fromString(document.getString(ID)),
                UserId.parse(document.getString(USER)),
                document.getLong(CREDENTIALS),
                TokenDelivery.valueOf(document.getString(DELIVERY)),
                document.getDate(STARTED_AT).toInstant(),
                document.getDate(LAST_USED_AT).toInstant(),
                document.getDate(EXPIRES_AT).toInstant(),
                new Device(document.getString(ADDRESS), document.getString(USER_AGENT)));
    }

    static Document of(Ended ended) {
        return new Document("reason", ended.reason().name())
                .append(AT, Date.from(ended.at()))
                .append("actor", ended.origin().actor())
                .append("requestId", ended.origin().requestId())
                .append("traceparent", ended.origin().traceparent())
                .append("from", ended.from())
                .append("address", ended.address());
    }

    static Ended ended(Document document) {
        return new Ended(
                SessionEnd.valueOf(document.getString("reason")),
                document.getDate(AT).toInstant(),
                new Origin(
                        document.getString("actor"),
                        document.getString("requestId"),
                        document.getString("traceparent")),
                document.getLong("from"),
                document.getString("address"));
    }
}
