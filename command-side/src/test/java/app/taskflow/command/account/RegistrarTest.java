package app.taskflow.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.user.Role;
import app.taskflow.events.user.UserEvent;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.log.EventLog;
import app.taskflow.log.LogOptions;
import app.taskflow.mongo.EmbeddedMongo;
import app.taskflow.web.request.RequestContext;
import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrarTest {

    private static final RequestContext REQUEST = new RequestContext("r-1", null);
    private static final EmailAddress EMAIL =
            EmailAddress.parse("Ada@example.org").orElseThrow();

    @TempDir
    private static Path directory;

    private static EmbeddedMongo server;
    private static MongoClient client;

    private MongoDatabase database;
    private EventLog log;
    private AccountStore accounts;
    private AccountLog accountLog;
    private Registrar registrar;

    @BeforeAll
    static void start() {
        server = EmbeddedMongo.start(EmbeddedMongo.Options.in(directory));
        client = MongoClients.create(server.uri());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void open() {
        database = client.getDatabase("t" + System.nanoTime());
        log = EventLog.open(database, Partitioning.DEFAULT, LogOptions.DEFAULT);
        accounts = new AccountStore(database);
        accountLog = new AccountLog(log);
        registrar = new Registrar(accounts, accountLog, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        log.close();
        database.drop();
    }

    @Test
    void who_registers_has_an_account_and_one_event() {
        Registration outcome = registrar.register("Ada", EMAIL, "hash", REQUEST);
        assertThat(outcome).isInstanceOfSatisfying(Registration.Registered.class, registered -> {
            assertThat(registered.sequence()).isEqualTo(1);
            Account account = registered.account();
            assertThat(account.name()).isEqualTo("Ada");
            assertThat(account.email()).isEqualTo("Ada@example.org");
            assertThat(account.roles()).containsExactly(Role.USER);
            assertThat(account.version()).isEqualTo(1);
            assertThat(account.passwordHash()).isEqualTo("hash");
            assertThat(events(account.id()))
                    .containsExactly(
                            new UserEvent.Registered("Ada", "Ada@example.org", Set.of(Role.USER), account.createdAt()));
        });
    }

    @Test
    void a_taken_email_is_told_and_nothing_is_written() {
        UserId ada =
                registered(registrar.register("Ada", EMAIL, "hash", REQUEST)).id();
        EmailAddress variant = EmailAddress.parse("ADA@EXAMPLE.ORG").orElseThrow();
        assertThat(registrar.register("Eve", variant, "other", REQUEST)).isEqualTo(new Registration.EmailTaken());
        assertThat(account().id()).isEqualTo(ada);
        assertThat(account().passwordHash()).isEqualTo("hash");
        assertThat(events(ada)).hasSize(1);
        assertThat(database.getCollection("accounts").countDocuments()).isEqualTo(1);
    }

    @Test
    void many_who_register_one_email_at_once_get_one_account() throws Exception {
        int callers = 20;
        var barrier = new CyclicBarrier(callers);
        List<Future<Registration>> outcomes = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                String hash = "hash" + i;
                outcomes.add(pool.submit(() -> {
                    barrier.await();
                    return registrar.register("Ada", EMAIL, hash, REQUEST);
                }));
            }
        }
        List<Account> winners = outcomes.stream()
                .map(Future::resultNow)
                .filter(Registration.Registered.class::isInstance)
                .map(RegistrarTest::registered)
                .toList();
        assertThat(winners).hasSize(1);
        assertThat(account()).isEqualTo(winners.getFirst());
        assertThat(events(account().id())).hasSize(1);
        assertThat(database.getCollection("accounts").countDocuments()).isEqualTo(1);
    }

    @Test
    void a_reservation_that_never_came_to_the_log_is_taken_over() {
        UserId id = crashAfterReserving(candidate("old"));
        Account account = registered(registrar.register("Ada", EMAIL, "new", REQUEST));
        assertThat(account.passwordHash()).isEqualTo("new");
        assertThat(account.id()).as("one email, one id, whoever gets it").isEqualTo(id);
        assertThat(events(id)).hasSize(1);
    }

    @Test
    void a_registration_that_came_to_the_log_is_completed_by_the_next_one_which_is_told_that_the_email_is_taken() {
        Candidate first = candidate("old");
        UserId id = crashAfterReserving(first);
        append(id, first);
        assertThat(registrar.register("Eve", EMAIL, "new", REQUEST)).isEqualTo(new Registration.EmailTaken());
        assertThat(account().passwordHash()).isEqualTo("old");
        assertThat(events(id)).hasSize(1);
    }

    @Test
    void a_slow_attempt_that_was_overtaken_after_reserving_does_not_get_the_account() {
        Candidate slow = candidate("slow");
        UserId id = crashAfterReserving(slow);
        Account account = registered(registrar.register("Ada", EMAIL, "fast", REQUEST));
        assertThat(accountLog.begin(id, slow, registeredEvent(slow), REQUEST)).isEmpty();
        assertThat(account().passwordHash()).isEqualTo("fast");
        assertThat(accounts.activate(id, slow.eventId()))
                .as("and cannot take it by force")
                .isEqualTo(account);
    }

    @Test
    void a_slow_attempt_that_comes_to_the_log_first_has_the_account_with_its_own_credentials() {
        Candidate slow = candidate("slow");
        UserId id = crashAfterReserving(slow);
        Candidate late = candidate("late");
        assertThat(accounts.join(id, late)).isTrue();
        append(id, slow);
        assertThat(accountLog.begin(id, late, registeredEvent(late), REQUEST)).isEmpty();
        assertThat(registrar.complete((Holder.Reserved) accounts.byEmail(EMAIL).orElseThrow()))
                .hasValueSatisfying(
                        account -> assertThat(account.passwordHash()).isEqualTo("slow"));
    }

    @Test
    void a_crashed_registration_is_completed_for_who_signs_in() {
        Candidate crashed = candidate("hash");
        UserId id = crashAfterReserving(crashed);
        Holder.Reserved reserved = (Holder.Reserved) accounts.byEmail(EMAIL).orElseThrow();
        assertThat(registrar.complete(reserved)).as("it is not in the log").isEmpty();
        assertThat(registrar.complete(reserved, crashed, REQUEST))
                .hasValueSatisfying(account -> assertThat(account.id()).isEqualTo(id));
        assertThat(registrar.complete(reserved)).contains(account());
        assertThat(events(id)).hasSize(1);
    }

    private UserId crashAfterReserving(Candidate candidate) {
        UserId id = new UserId(UuidCreator.getTimeOrderedEpoch());
        assertThat(accounts.reserve(id, EMAIL, candidate)).isTrue();
        return id;
    }

    private void append(UserId id, Candidate candidate) {
        assertThat(accountLog.begin(id, candidate, registeredEvent(candidate), REQUEST))
                .isPresent();
    }

    private static Candidate candidate(String hash) {
        return new Candidate(
                new EventId(UuidCreator.getTimeOrderedEpoch()),
                "Ada",
                EMAIL.text(),
                hash,
                Instant.parse("2026-11-23T10:00:00.123Z"));
    }

    private static UserEvent.Registered registeredEvent(Candidate candidate) {
        return new UserEvent.Registered(candidate.name(), candidate.email(), Set.of(Role.USER), candidate.at());
    }

    private static Account registered(Registration outcome) {
        assertThat(outcome).isInstanceOf(Registration.Registered.class);
        return ((Registration.Registered) outcome).account();
    }

    private Account account() {
        return ((Holder.Active) accounts.byEmail(EMAIL).orElseThrow()).account();
    }

    private List<Object> events(UserId owner) {
        EventCodec codec = EventCodec.standard();
        return log.readOwner(owner, 1, 100).stream()
                .flatMap(commit -> commit.published().stream())
                .map((PublishedEvent event) -> codec.decode(event.type(), event.data()))
                .toList();
    }
}
