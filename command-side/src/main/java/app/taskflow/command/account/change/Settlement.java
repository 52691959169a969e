package app.taskflow.command.account.change;

import app.taskflow.command.account.Accounts;
import app.taskflow.command.account.Pending;
import app.taskflow.command.account.journal.AccountJournal;
import app.taskflow.command.account.journal.Entry;
import app.taskflow.command.session.Sessions;
import app.taskflow.events.id.UserId;
import java.util.List;

/**
 * Carries out what follows from changes of accounts. Whoever made a change does so at once; if that is cut short,
 * another node does later. All of it may be done twice, or by two at the same time.
 */
public final class Settlement {

    private final Accounts accounts;
    private final Sessions sessions;
    private final AccountJournal journal;

    Settlement(Accounts accounts, Sessions sessions, AccountJournal journal) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.journal = journal;
    }

    /** @return the owner sequence of the last event that tells of it; 0 if nothing was pending */
    public long settle(UserId user) {
        long sequence = 0;
        for (Pending pending : accounts.pending(user)) {
            if (pending.ending() != null) {
                sequence = Math.max(sequence, sessions.end(user, pending, pending.ending()));
            }
            if (pending.event() != null) {
                List<Entry> entries = List.of(new Entry(pending.id(), pending.event()));
                sequence = Math.max(
                        sequence, journal.record(user, pending.origin(), pending.at(), pending.from(), entries));
            }
            accounts.settled(user, pending);
        }
        return sequence;
    }
}
