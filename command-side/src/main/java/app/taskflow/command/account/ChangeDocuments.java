package app.taskflow.command.account;

import static app.taskflow.command.account.AccountDocuments.ADDRESSES;
import static app.taskflow.command.account.AccountDocuments.CREATED_AT;
import static app.taskflow.command.account.AccountDocuments.CREDENTIALS;
import static app.taskflow.command.account.AccountDocuments.EMAIL;
import static app.taskflow.command.account.AccountDocuments.EMAIL_KEY;
import static app.taskflow.command.account.AccountDocuments.NAME;
import static app.taskflow.command.account.AccountDocuments.PASSWORD_HASH;
import static app.taskflow.command.account.AccountDocuments.ROLES;
import static app.taskflow.command.account.AccountDocuments.STATE;
import static app.taskflow.command.account.AccountDocuments.VERSION;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import app.taskflow.command.account.AccountDocuments.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.conversions.Bson;

/** What changes of an account mean for its document. */
final class ChangeDocuments {

    private ChangeDocuments() {}

    /** The update that makes the changes, and notes what follows from them. */
    static Bson update(Account account, List<Change> changes, List<Pending> pending) {
        List<Bson> updates = new ArrayList<>();
        changes.forEach(change -> updates.addAll(fields(account, change)));
        if (changes.stream().anyMatch(ChangeDocuments::isVisible)) {
            updates.add(inc(VERSION, 1L));
        }
        if (pending.stream().anyMatch(entry -> entry.ending() != null)) {
            updates.add(inc(CREDENTIALS, 1L));
        }
        updates.add(pushEach(
                AccountDocuments.PENDING,
                pending.stream().map(PendingDocuments::of).toList()));
        return combine(updates);
    }

    private static List<Bson> fields(Account account, Change change) {
        return switch (change) {
            case Change.Name(String name) -> List.of(set(NAME, name));
            case Change.Email(EmailAddress email) -> List.of(set(EMAIL, email.text()), set(EMAIL_KEY, email.key()));
            case Change.Password(String hash) -> List.of(set(PASSWORD_HASH, hash));
            case Change.Roles(var roles) -> List.of(set(ROLES, AccountDocuments.names(roles)));
            case Change.Sessions() -> List.of();
            case Change.Erasure() -> erased(account);
        };
    }

    /** Nothing is left of what is known of the person. The key cannot be that of an address: it has no @. */
    private static List<Bson> erased(Account account) {
        return Stream.concat(
                        Stream.of(set(STATE, State.ERASED.name()), set(EMAIL_KEY, "erased:" + account.id())),
                        Stream.of(NAME, EMAIL, PASSWORD_HASH, ROLES, CREATED_AT, ADDRESSES)
                                .map(field -> unset(field)))
                .toList();
    }

    private static boolean isVisible(Change change) {
        return switch (change) {
            case Change.Name _, Change.Email _, Change.Roles _ -> true;
            case Change.Password _, Change.Sessions _, Change.Erasure _ -> false;
        };
    }
}
