package app.taskflow.command.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import app.taskflow.command.account.AccountDocuments.State;
import app.taskflow.command.account.journal.Sequences;
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
import com.mongodb.client.model.PushOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Accounts in MongoDB. Every change is one update of one document, guarded by what it takes for granted. */
final class AccountStore implements Sequences {

    private static final int ADDRESSES_REMEMBERED = 20;
    private static final String PENDING_AT = AccountDocuments.PENDING + "." + PendingDocuments.AT;

    private final MongoCollection<Document> accounts;

    AccountStore(MongoDatabase database) {
        this.accounts = database.getCollection("accounts")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
        accounts.createIndex(Indexes.ascending(AccountDocuments.EMAIL_KEY), new IndexOptions().unique(true));
        accounts.createIndex(Indexes.ascending(PENDING_AT));
    }

    Optional<Holder> byEmail(EmailAddress email) {
        return find(eq(AccountDocuments.EMAIL_KEY, email.key()));
    }

    Optional<Account> byId(UserId id) {
        return find(and(byItsId(id), in(State.ACTIVE))).map(holder -> ((Holder.Active) holder).account());
    }

    boolean isErased(UserId id) {
        return accounts.find(and(byItsId(id), in(State.ERASED)))
                        .projection(include(AccountDocuments.ID))
                        .first()
                != null;
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

    /** Makes the changes if the account is still as it was read. */
    Changed change(Account account, List<Change> changes, List<Pending> pending) {
        try {
            return accounts.updateOne(unchanged(account), ChangeDocuments.update(account, changes, pending))
                                    .getMatchedCount()
                            == 1
                    ? Changed.DONE
                    : Changed.OUTDATED;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return Changed.EMAIL_TAKEN;
            }
            throw e;
        }
    }

    /** What still has to follow from the account's changes, in their order; also of an erased one. */
    List<Pending> pending(UserId id) {
        Document document = accounts.find(byItsId(id))
                .projection(include(AccountDocuments.PENDING))
                .first();
        return document == null ? List.of() : AccountDocuments.pending(document);
    }

    void settled(UserId id, EventId pending) {
        accounts.updateOne(byItsId(id), pull(AccountDocuments.PENDING, eq(PendingDocuments.ID, pending.toString())));
    }

    /** Accounts with something pending since before that instant. */
    List<UserId> unsettled(Instant before, int limit) {
        return accounts.find(lt(PENDING_AT, Date.from(before)))
                .projection(include(AccountDocuments.ID))
                .limit(limit)
                .map(document -> UserId.parse(document.getString(AccountDocuments.ID)))
                .into(new ArrayList<>());
    }

    /** The same password, hashed anew. Nothing happens if the password is another one by now. */
    void rehash(UserId id, String oldHash, String newHash) {
        accounts.updateOne(
                and(byItsId(id), eq(AccountDocuments.PASSWORD_HASH, oldHash)),
                set(AccountDocuments.PASSWORD_HASH, newHash));
    }

    @Override
    public long next(UserId id) {
        Document document = accounts.find(byItsId(id))
                .projection(include(AccountDocuments.SEQUENCE))
                .first();
        return document == null ? 0 : document.get(AccountDocuments.SEQUENCE, 0L);
    }

    @Override
    public void advance(UserId id, long nextSequence) {
        accounts.updateOne(byItsId(id), max(AccountDocuments.SEQUENCE, nextSequence));
    }

    void remember(UserId id, String address) {
        accounts.updateOne(
                and(byItsId(id), in(State.ACTIVE), ne(AccountDocuments.ADDRESSES, address)),
                pushEach(AccountDocuments.ADDRESSES, List.of(address), new PushOptions().slice(-ADDRESSES_REMEMBERED)));
    }

    private Optional<Holder> find(Bson filter) {
        return Optional.ofNullable(accounts.find(filter).first()).map(AccountDocuments::holder);
    }

    private static Bson byItsId(UserId id) {
        return eq(AccountDocuments.ID, id.toString());
    }

    private static Bson unchanged(Account account) {
        return and(
                byItsId(account.id()),
                in(State.ACTIVE),
                eq(AccountDocuments.VERSION, account.version()),
                eq(AccountDocuments.CREDENTIALS, account.credentials()));
    }

    private static Bson in(State state) {
        return eq(AccountDocuments.STATE, state.name());
    }
}
