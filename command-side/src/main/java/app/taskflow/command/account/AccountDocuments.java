package app.taskflow.command.account;

import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.user.Role;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/** How accounts are written to MongoDB and read back. */
final class AccountDocuments {

    static final String ID = "_id";
    static final String EMAIL_KEY = "emailKey";
    static final String STATE = "state";
    static final String CANDIDATES = "candidates";
    static final String SEQUENCE = "nextSequence";
    static final String CREDENTIALS = "credentials";
    static final String ADDRESSES = "addresses";
    static final String PASSWORD_HASH = "passwordHash";
    static final String NAME = "name";
    static final String EMAIL = "email";
    static final String ROLES = "roles";
    static final String CREATED_AT = "createdAt";
    static final String VERSION = "version";
    static final String PENDING = "pending";

    /** The states of an account. */
    enum State {
        RESERVED,
        ACTIVE,
        ERASED
    }

    private AccountDocuments() {}

    static Document reserved(UserId id, String emailKey, Candidate first) {
        return new Document(ID, id.toString())
                .append(EMAIL_KEY, emailKey)
                .append(STATE, State.RESERVED.name())
                .append(CANDIDATES, List.of(candidate(first)));
    }

    static Document candidate(Candidate candidate) {
        return new Document("eventId", candidate.eventId().toString())
                .append(NAME, candidate.name())
                .append(EMAIL, candidate.email())
                .append(PASSWORD_HASH, candidate.passwordHash())
                .append("at", Date.from(candidate.at()));
    }

    /** What makes a reserved account one of the winner. */
    static Document activated(Candidate winner) {
        return new Document(STATE, State.ACTIVE.name())
                .append(NAME, winner.name())
                .append(EMAIL, winner.email())
                .append(PASSWORD_HASH, winner.passwordHash())
                .append(ROLES, names(Set.of(Role.USER)))
                .append(CREATED_AT, Date.from(winner.at()))
                .append(VERSION, 1L)
                .append(CREDENTIALS, 0L)
                .append(SEQUENCE, 1L)
                .append(ADDRESSES, List.of());
    }

    static Holder holder(Document document) {
        UserId id = UserId.parse(document.getString(ID));
        return switch (State.valueOf(document.getString(STATE))) {
            case RESERVED ->
                new Holder.Reserved(
                        id,
                        document.getList(CANDIDATES, Document.class).stream()
                                .map(AccountDocuments::candidate)
                                .toList());
            case ACTIVE -> new Holder.Active(account(id, document));
            case ERASED -> throw new IllegalStateException("an erased account holds no email: " + id);
        };
    }

    static List<String> names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).toList();
    }

    static List<Pending> pending(Document document) {
        return document.getList(PENDING, Document.class, List.of()).stream()
                .map(PendingDocuments::read)
                .toList();
    }

    private static Account account(UserId id, Document document) {
        return new Account(
                id,
                document.getString(NAME),
                document.getString(EMAIL),
                document.getList(ROLES, String.class).stream()
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()),
                instant(document, CREATED_AT),
                document.getLong(VERSION),
                document.getString(PASSWORD_HASH),
                document.getLong(CREDENTIALS),
                document.getLong(SEQUENCE),
                document.getList(ADDRESSES, String.class));
    }

    private static Candidate candidate(Document document) {
        return new Candidate(
                EventId.parse(document.getString("eventId")),
                document.getString(NAME),
                document.getString(EMAIL),
                document.getString(PASSWORD_HASH),
                instant(document, "at"));
    }

    private static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }
}
