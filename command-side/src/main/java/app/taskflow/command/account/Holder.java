package app.taskflow.command.account;

import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import java.util.List;

/** Who holds an email. */
sealed interface Holder {

    UserId id();

    /** An account. */
    record Active(Account account) implements Holder {
        @Override
        public UserId id() {
            return account.id();
        }
    }

    /**
     * An account in the making: the log decides whose it is.
     *
     * @param candidates in the order they came, at least one
     */
    record Reserved(UserId id, List<Candidate> candidates) implements Holder {
        public Reserved {
            candidates = List.copyOf(candidates);
        }

        Candidate candidate(EventId eventId) {
            return candidates.stream()
                    .filter(candidate -> candidate.eventId().equals(eventId))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no candidate %s for %s".formatted(eventId, id)));
        }
    }
}
