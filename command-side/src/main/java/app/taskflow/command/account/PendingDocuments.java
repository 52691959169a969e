package app.taskflow.command.account;

import app.taskflow.command.account.journal.Origin;
import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.user.SessionEnd;
import app.taskflow.events.user.UserEvent;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** How what is pending is written into an account's document and read back. */
final class PendingDocuments {

    static final String ID = "id";
    static final String AT = "at";

    private static final EventCodec CODEC = EventCodec.standard();

    private PendingDocuments() {}

    static Document of(Pending pending) {
        return new Document(ID, pending.id().toString())
                .append(AT, Date.from(pending.at()))
                .append("from", pending.from())
                .append("actor", pending.origin().actor())
                .append("requestId", pending.origin().requestId())
                .append("traceparent", pending.origin().traceparent())
                .append("ending", pending.ending() == null ? null : of(pending.ending()))
                .append("event", pending.event() == null ? null : of(pending.event()));
    }

    static Pending read(Document document) {
        Document ending = document.get("ending", Document.class);
        Document event = document.get("event", Document.class);
        return new Pending(
                EventId.parse(document.getString(ID)),
                new Origin(
                        document.getString("actor"),
                        document.getString("requestId"),
                        document.getString("traceparent")),
                document.getDate(AT).toInstant(),
                document.getLong("from"),
                ending == null ? null : ending(ending),
                event == null ? null : event(event));
    }

    private static Document of(Pending.Ending ending) {
        UUID kept = ending.kept();
        return new Document("reason", ending.reason().name())
                .append("credentials", ending.credentials())
                .append("kept", kept == null ? null : kept.toString());
    }

    private static Pending.Ending ending(Document document) {
        @Nullable String kept = document.getString("kept");
        return new Pending.Ending(
                SessionEnd.valueOf(document.getString("reason")),
                document.getLong("credentials"),
                kept == null ? null : UUID.fromString(kept));
    }

    private static Document of(UserEvent event) {
        EventType type = EventCatalogue.typeOf(event.getClass());
        return new Document("type", type.name())
                .append("revision", type.revision())
                .append("data", new Binary(CODEC.encode(event)));
    }

    private static UserEvent event(Document document) {
        var type = new EventType(document.getString("type"), document.getInteger("revision"));
        return (UserEvent) CODEC.decode(type, document.get("data", Binary.class).getData());
    }
}
