package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.query.RunningQuerySide;
import app.taskflow.query.client.Reply;
import app.taskflow.web.problem.ProblemCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same line again is answered faster, and not otherwise. */
class RepeatedReadsTest {

    private static final List<String> OF_THE_REQUEST = List.of("date", "x-request-id", "ratelimit", "traceparent");

    private final User ada = new User();

    @Test
    void a_repeated_read_is_answered_alike() {
        TaskId task = ada.creates(NewTask.of("a"));
        for (String path : List.of("/tasks?limit=7", "/tasks/" + task, "/tasks/stats")) {
            Reply first = ada.client.get(path).is(200);
            Reply again = ada.client.get(path).is(200);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(headers(again)).isEqualTo(headers(first));
            Reply unchanged =
                    ada.client.get(path, "If-None-Match", first.etag()).is(304);
            assertThat(unchanged.body()).isEmpty();
            assertThat(unchanged.etag()).isEqualTo(first.etag());
        }
    }

    @Test
    void a_repeated_read_shows_what_was_written_in_between() {
        TaskId task = ada.creates(NewTask.of("a"));
        for (int i = 0; i < 5; i++) {
            String title = "title " + i;
            ada.does(task, new TaskEvent.Retitled(title));
            assertThat(ada.client.list("limit=8").titles()).containsExactly(title);
            assertThat(ada.client.list("limit=8").titles()).containsExactly(title);
        }
    }

    @Test
    void the_same_line_of_somebody_else_shows_their_tasks() {
        ada.creates(NewTask.of("a"));
        assertThat(ada.client.list("limit=9").titles()).containsExactly("a");
        assertThat(ada.client.list("limit=9").titles()).containsExactly("a");
        assertThat(new User().client.list("limit=9").titles()).isEmpty();
    }

    @Test
    void a_repeated_read_is_refused_as_the_first_would_be() {
        ada.creates(NewTask.of("a"));
        for (int i = 0; i < 2; i++) {
            ada.client.list("limit=10").is(200);
        }
        ada.client.get("/tasks?limit=10", "Accept", "text/csv").isProblem(ProblemCode.NOT_ACCEPTABLE);
        new User()
                .client
                .get("/tasks?limit=10", "Consistency-Token", "broken")
                .isProblem(ProblemCode.MALFORMED_REQUEST);
        ada.client.list("limit=10&limit=10").isProblem(ProblemCode.REPEATED_PARAMETER);
    }

    @Test
    void a_repeated_read_counts_in_the_metrics_of_its_path() {
        ada.creates(NewTask.of("a"));
        ada.client.list("limit=11").is(200);
        long before = counted();
        ada.client.list("limit=11").is(200);
        ada.client.list("limit=11").is(200);
        await().until(() -> counted() >= before + 2);
    }

    private static long counted() {
        return RunningQuerySide.shared()
                .bean(MeterRegistry.class)
                .find("http.server.requests")
                .tag("uri", "/api/v1/tasks")
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static Map<String, List<String>> headers(Reply reply) {
        Map<String, List<String>> headers =
                new HashMap<>(reply.response().headers().map());
        OF_THE_REQUEST.forEach(headers::remove);
        return headers;
    }
}
