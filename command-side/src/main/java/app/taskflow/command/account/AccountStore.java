package app.taskflow.command.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.unset;

import app.taskflow.command.account.AccountDocuments.State;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Accounts in MongoDB. Every change is one update of one document, guarded by what it takes for granted. */
final class AccountStore {

    private final MongoCollection<Document> accounts;

    AccountStore(MongoDatabase database) {
        this.accounts = database.getCollection("accounts")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
        accounts.createIndex(Indexes.ascending(AccountDocuments.EMAIL_KEY), new IndexOptions().unique(true));
    }

    Optional<Holder> byEmail(EmailAddress email) {
        return find(eq(AccountDocuments.EMAIL_KEY, email.key()));
    }

    Optional<Account> byId(UserId id) {
        return find(and(byItsId(id), in(State.ACTIVE))).map(holder -> ((Holder.Active) holder).account());
    }

    /** @return whether the email was free, and is now held for this candidate */
    boolean reserve(UserId id, EmailAddress email, Candidate candidate) {
        try {
            accounts.insertOne(AccountDocuments.reserved(id, email.key(), candidate));
            return true;
        } catch (MongoWriteException e) {
            // The id is new, so it is the email that is taken.
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** @return whether the account is still in the making, and the candidate is one of its candidates now */
    boolean join(UserId id, Candidate candidate) {
        return accounts.updateOne(
                                and(byItsId(id), in(State.RESERVED)),
                                push(AccountDocuments.CANDIDATES, AccountDocuments.candidate(candidate)))
                        .getModifiedCount()
                == 1;
    }

    /** Gives a reserved account to the candidate who has won it. Repeating it changes nothing. */
    Account activate(UserId id, EventId winner) {
        if (find(byItsId(id)).orElseThrow() instanceof Holder.Reserved reserved) {
            accounts.updateOne(
                    and(byItsId(id), in(State.RESERVED)),
                    combine(
                            new Document("$set", AccountDocuments.activated(reserved.candidate(winner))),
                            unset(AccountDocuments.CANDIDATES)));
        }
        return byId(id).orElseThrow();
    }

    /** Remembers that the sequences below this one are taken. */
    void advance(UserId id, long nextSequence) {
        accounts.updateOne(byItsId(id), max(AccountDocuments.SEQUENCE, nextSequence));
    }

    private Optional<Holder> find(Bson filter) {
        return Optional.ofNullable(accounts.find(filter).first()).map(AccountDocuments::holder);
    }

    private static Bson byItsId(UserId id) {
        return eq(AccountDocuments.ID, id.toString());
    }

    private static Bson in(State state) {
        return eq(AccountDocuments.STATE, state.name());
    }
}
