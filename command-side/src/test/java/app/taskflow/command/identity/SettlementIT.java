package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.command.account.Account;
import app.taskflow.command.account.Accounts;
import app.taskflow.command.account.Change;
import app.taskflow.command.account.Changed;
import app.taskflow.command.account.Pending;
import app.taskflow.command.account.change.Settlement;
import app.taskflow.command.account.journal.AccountJournal;
import app.taskflow.command.account.journal.Entry;
import app.taskflow.command.account.journal.Origin;
import app.taskflow.command.session.Session;
import app.taskflow.command.session.Sessions;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.user.SessionEnd;
import app.taskflow.events.user.UserEvent;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A node crashes between a change of an account and what follows from it. */
class SettlementIT {

    private static final Origin ORIGIN = new Origin("tester", "r-1", null);

    private final IdentityNode node = SharedIdentity.get().one();
    private final Accounts accounts = node.bean(Accounts.class);
    private final TestUser user = TestUser.register(SharedIdentity.http());

    @Test
    void what_a_crashed_node_left_is_carried_out_by_another_within_seconds() {
        TestUser other = user.again();
        Account account = account();
        crashAfter(
                account,
                new Change.Password(account.passwordHash()),
                pending(account, SessionEnd.PASSWORD_CHANGED, null),
                pending(account, null, new UserEvent.PasswordChanged()));
        await().atMost(Duration.ofSeconds(15)).until(() -> other.status() == 401 && user.status() == 401);
        await().until(() ->
                OwnerLog.of(user).events(UserEvent.PasswordChanged.class).size() == 1);
        assertThat(OwnerLog.of(user).events(UserEvent.SessionEnded.class)).hasSize(2);
        await().untilAsserted(() -> assertThat(accounts.pending(account.id())).isEmpty());
    }

    @Test
    void a_session_of_yesterdays_credentials_does_not_go_on_before_that() {
        Account account = account();
        crashAfter(
                account,
                new Change.Password(account.passwordHash()),
                pending(account, SessionEnd.PASSWORD_CHANGED, null));
        assertThat(user.refresh().status()).isEqualTo(401);
        assertThat(user.status()).as("which settles it").isEqualTo(401);
    }

    @Test
    void however_many_carry_it_out_at_once_each_event_is_recorded_once() throws Exception {
        Account account = account();
        user.again();
        user.again();
        crashAfter(
                account,
                new Change.Name("Ada King"),
                pending(account, SessionEnd.SIGNED_OUT_EVERYWHERE, null),
                pending(account, null, new UserEvent.Renamed("Ada King")),
                pending(account, null, new UserEvent.PasswordChanged()));
        var barrier = new CyclicBarrier(10);
        Callable<Long> settling = () -> {
            barrier.await();
            return node.bean(Settlement.class).settle(account.id());
        };
        Callable<Long> settlingElsewhere = () -> {
            barrier.await();
            return SharedIdentity.get().other().bean(Settlement.class).settle(account.id());
        };
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Long>> all = Stream.concat(
                            Collections.nCopies(5, settling).stream(),
                            Collections.nCopies(5, settlingElsewhere).stream())
                    .toList();
            for (Future<Long> done : pool.invokeAll(all)) {
                done.get();
            }
        }
        OwnerLog log = OwnerLog.of(user);
        assertThat(log.events(UserEvent.Renamed.class)).hasSize(1);
        assertThat(log.events(UserEvent.PasswordChanged.class)).hasSize(1);
        assertThat(log.events(UserEvent.SessionEnded.class)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void an_event_that_was_recorded_before_the_crash_is_not_recorded_again() {
        AccountJournal journal = node.bean(AccountJournal.class);
        Account account = account();
        Pending pending = pending(account, null, new UserEvent.Renamed("Ada King"));
        crashAfter(account, new Change.Name("Ada King"), pending);
        List<Entry> entry = List.of(new Entry(pending.id(), new UserEvent.Renamed("Ada King")));
        long recorded = journal.record(account.id(), ORIGIN, pending.at(), pending.from(), entry);
        user.again();
        assertThat(node.bean(Settlement.class).settle(account.id())).isIn(recorded, 0L);
        assertThat(OwnerLog.of(user).events(UserEvent.Renamed.class)).hasSize(1);
    }

    @Test
    void a_session_that_a_crashed_node_has_only_marked_as_ended_is_ended_for_good() {
        Sessions sessions = node.bean(Sessions.class);
        Session session = sessions.of(account().id()).getFirst();
        SharedIdentity.get().mark(session.id());
        assertThat(user.refresh().status()).as("marked is as good as ended").isEqualTo(401);
        await().atMost(Duration.ofSeconds(15)).until(() -> user.status() == 401);
        await().untilAsserted(() -> assertThat(OwnerLog.of(user).events(UserEvent.SessionEnded.class))
                .containsExactly(new UserEvent.SessionEnded(session.id(), SessionEnd.REVOKED)));
    }

    private void crashAfter(Account account, Change change, Pending... pending) {
        assertThat(accounts.change(account, List.of(change), List.of(pending))).isEqualTo(Changed.DONE);
    }

    private Account account() {
        return accounts.find(UserId.parse(user.id())).orElseThrow();
    }

    private static Pending pending(Account account, @Nullable SessionEnd ends, @Nullable UserEvent event) {
        return new Pending(
                new EventId(UuidCreator.getTimeOrderedEpoch()),
                ORIGIN,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                account.nextSequence(),
                ends == null ? null : new Pending.Ending(ends, account.credentials() + 1, null),
                event);
    }
}
