package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.query.RunningQuerySide;
import app.taskflow.query.TestIssuer;
import app.taskflow.query.client.Client;
import app.taskflow.query.client.EventStream;
import app.taskflow.query.client.EventStream.Event;
import app.taskflow.web.session.EndedSessions;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {

    private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusMillis(123);

    private final User ada = new User();
    private final String token = TestIssuer.tokenOf(ada.id);

    @Test
    void changes_are_told_as_they_happen_and_can_be_read_when_they_are_told() throws Exception {
        try (EventStream stream = open(null)) {
            assertThat(stream.response().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            TaskId task = ada.creates(NewTask.of("a"));
            Event created = stream.next();
            // Without a token: a reader that asks after the event sees it.
            new Client(RunningQuerySide.shared().port(), ada.id)
                    .get("/tasks/" + task)
                    .is(200);
            assertThat(created.name()).isEqualTo("task.created");
            assertThat(created.id()).isEqualTo("1");
            assertThat(created.json().path("sequence").asLong()).isEqualTo(1);
            assertThat(created.json().path("type").asString()).isEqualTo("task.created");
            assertThat(created.json().path("task").path("title").asString()).isEqualTo("a");
            ada.does(task, new TaskEvent.Retitled("b"));
            assertThat(stream.next().name()).isEqualTo("task.updated");
            ada.does(task, new TaskEvent.Completed(at));
            assertThat(stream.next().json().path("task").path("status").asString())
                    .isEqualTo("done");
            ada.does(task, new TaskEvent.Deleted(at));
            Event deleted = stream.next();
            assertThat(deleted.name()).isEqualTo("task.deleted");
            assertThat(deleted.json().path("task").toString())
                    .isEqualTo("{\"id\":\"%s\",\"deletedAt\":\"%s\"}".formatted(task, at));
        }
    }

    @Test
    void others_changes_are_not_told() throws Exception {
        try (EventStream stream = open(null)) {
            new User().creates(NewTask.of("hers"));
            ada.creates(NewTask.of("mine"));
            assertThat(stream.next().json().path("task").path("title").asString())
                    .isEqualTo("mine");
        }
    }

    @Test
    void a_stream_that_broke_off_before_its_first_event_misses_nothing() throws Exception {
        ada.creates(NewTask.of("before"));
        ada.client.list("limit=1").is(200);
        String last;
        try (EventStream stream = open(null)) {
            await().until(() -> !stream.lastId().isEmpty());
            last = stream.lastId();
        }
        ada.creates(NewTask.of("between"));
        try (EventStream stream = open(last)) {
            assertThat(stream.next().json().path("task").path("title").asString())
                    .isEqualTo("between");
        }
    }

    @Test
    void a_silent_stream_says_that_it_is_alive() throws Exception {
        try (EventStream stream = open(null)) {
            await().until(() -> stream.heartbeats() > 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999", "1,2", " "})
    void a_malformed_last_event_id_is_refused(String id) throws Exception {
        HttpResponse<InputStream> refused = ask(id);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(body(refused)).contains("\"code\":\"malformed-request\"");
    }

    @Test
    void a_client_that_is_too_far_behind_or_ahead_of_all_there_is_is_told_to_read_everything_anew() throws Exception {
        TaskId task = ada.creates(NewTask.of("a"));
        for (int i = 0; i < 301; i++) {
            ada.does(task, new TaskEvent.Retitled("t" + i));
        }
        ada.client.list("limit=1").is(200);
        for (String id : List.of("0", "1", "1000000")) {
            try (EventStream stream = open(id)) {
                Event reset = stream.next();
                assertThat(reset.name()).isEqualTo("reset");
                assertThat(reset.id()).isEqualTo("302");
            }
        }
        try (EventStream stream = open("2")) {
            assertThat(stream.next().id()).isEqualTo("3");
        }
    }

    @Test
    void a_sixth_stream_is_refused_until_another_ends() throws Exception {
        List<EventStream> streams = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            streams.add(open(null));
        }
        HttpResponse<InputStream> sixth = ask(null);
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(body(sixth)).contains("\"code\":\"too-many-streams\"");
        streams.removeFirst().close();
        await().until(() -> {
            HttpResponse<InputStream> another = ask(null);
            another.body().close();
            return another.statusCode() == 200;
        });
        for (EventStream stream : streams) {
            stream.close();
        }
    }

    @Test
    void a_stream_ends_with_its_session() throws Exception {
        UUID session = UUID.randomUUID();
        String own = TestIssuer.tokenOf(ada.id, session, Duration.ofMinutes(15));
        try (EventStream stream = EventStream.open(RunningQuerySide.shared().port(), own, null)) {
            RunningQuerySide.shared().bean(EndedSessions.class).end(List.of(session));
            assertThat(stream.next().name()).isEqualTo("end");
        }
    }

    @Test
    void a_stream_ends_when_its_token_expires() throws Exception {
        String own = TestIssuer.tokenOf(ada.id, UUID.randomUUID(), Duration.ofSeconds(2));
        try (EventStream stream = EventStream.open(RunningQuerySide.shared().port(), own, null)) {
            assertThat(stream.next().name()).isEqualTo("end");
        }
    }

    @Test
    void a_reader_that_reads_nothing_holds_up_nobody() throws Exception {
        try (EventStream other = open(null)) {
            HttpResponse<InputStream> sleepy = ask("0");
            String text = "x".repeat(9_000);
            for (int i = 0; i < 120; i++) {
                ada.creates(NewTask.of("t").describedAs(text));
                assertThat(other.next().id()).isEqualTo(String.valueOf(i + 1));
            }
            sleepy.body().close();
        }
    }

    private EventStream open(@Nullable String lastEventId) throws InterruptedException {
        return EventStream.open(RunningQuerySide.shared().port(), token, lastEventId);
    }

    private HttpResponse<InputStream> ask(@Nullable String lastEventId) throws InterruptedException {
        return EventStream.ask(RunningQuerySide.shared().port(), token, lastEventId);
    }

    private static String body(HttpResponse<InputStream> response) throws IOException {
        return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    }
}
