package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.EventDraft;
import app.taskflow.query.ChanceHistory;
import app.taskflow.query.TestLog;
import app.taskflow.query.client.Client;
import app.taskflow.query.client.Reply;
import app.taskflow.web.problem.ProblemCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was answered at a time is answered again when it is asked for as of that time. */
class AsOfTest {

    private static final Instant MAY = Instant.parse("2026-05-01T10:00:00.007Z");

    private final User ada = new User();

    @Test
    void what_was_answered_while_writing_is_answered_again_as_of_then() {
        new Recording(new Random().nextLong()).run(60);
    }

    @Test
    @Tag("campaign")
    void very_much_of_what_was_answered_is_answered_again_as_of_then() {
        Random seeds = new Random();
        for (int i = 0; i < 4; i++) {
            new Recording(seeds.nextLong()).run(150);
        }
    }

    @Test
    void a_task_is_shown_as_it_was() {
        TaskId task = ada.creates(MAY, NewTask.of("a"));
        ada.does(MAY.plusMillis(10), task, new TaskEvent.Retitled("b"));
        ada.does(MAY.plusMillis(20), task, new TaskEvent.Deleted(MAY.plusMillis(20)));
        assertThat(title(task, MAY)).isEqualTo("a");
        assertThat(title(task, MAY.plusMillis(9))).isEqualTo("a");
        assertThat(title(task, MAY.plusMillis(10))).isEqualTo("b");
        ada.client.get("/tasks/" + task + "?asOf=" + MAY.minusMillis(1)).isProblem(ProblemCode.NOT_FOUND);
        ada.client.get("/tasks/" + task + "?asOf=" + MAY.plusMillis(20)).isProblem(ProblemCode.NOT_FOUND);
        assertThat(ada.client
                        .get("/tasks/" + task + "?deleted=any&asOf=" + MAY.plusMillis(20))
                        .is(200)
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("b");
        new User().client.get("/tasks/" + task + "?asOf=" + MAY).isProblem(ProblemCode.NOT_FOUND);
    }

    @Test
    void before_there_was_anything_a_list_is_empty() {
        ada.creates(MAY, NewTask.of("a"));
        assertThat(ada.client
                        .list("include=total&asOf=2020-02-29T00:00:00Z")
                        .is(200)
                        .body())
                .isEqualTo("{\"items\":[],\"total\":0}");
    }

    @Test
    void what_was_overdue_is_judged_then() {
        TaskId task = ada.creates(MAY, NewTask.of("a").due(LocalDate.of(2026, 5, 1)));
        ada.does(MAY.plusMillis(10), task, new TaskEvent.Rescheduled(Due.NONE));
        ada.does(
                MAY.plus(3, ChronoUnit.DAYS),
                task,
                new TaskEvent.Rescheduled(new Due(LocalDate.of(2026, 5, 4), null, null)));
        assertThat(ada.client
                        .list("overdue=true&asOf=" + MAY.plus(3, ChronoUnit.DAYS))
                        .ids())
                .isEmpty();
        assertThat(ada.client.list("overdue=true&asOf=2026-05-04T23:59:59.999Z").ids())
                .isEmpty();
        assertThat(ada.client.list("overdue=true&asOf=2026-05-05T00:00:00Z").ids())
                .containsExactly(task.toString());
    }

    @Test
    void a_task_leaves_the_trash_of_then_after_thirty_days() {
        TaskId task = ada.creates(MAY, NewTask.of("a"));
        ada.does(MAY.plusMillis(1), task, new TaskEvent.Deleted(MAY.plusMillis(1)));
        Instant later = MAY.plus(29, ChronoUnit.DAYS);
        assertThat(ada.client.list("deleted=true&asOf=" + later).ids()).hasSize(1);
        assertThat(ada.client
                        .list("deleted=true&asOf=" + later.plus(2, ChronoUnit.DAYS))
                        .ids())
                .isEmpty();
        ada.client
                .get("/tasks/" + task + "?deleted=any&asOf=" + later.plus(2, ChronoUnit.DAYS))
                .isProblem(ProblemCode.NOT_FOUND);
    }

    @Test
    void times_are_compared_to_the_millisecond_as_they_are_kept() {
        TaskId task = ada.creates(MAY, NewTask.of("a"));
        String since = "updatedSince=" + MAY.plusNanos(900_000);
        assertThat(ada.client.list(since).ids()).containsExactly(task.toString());
        assertThat(ada.client.list(since + "&asOf=" + MAY.plusNanos(1)).ids()).containsExactly(task.toString());
        assertThat(ada.client.list(since + "&asOf=" + MAY.minusNanos(1)).ids()).isEmpty();
    }

    @Test
    void a_cursor_is_good_for_its_instant_alone() {
        ada.creates(MAY, NewTask.of("a"));
        ada.creates(MAY, NewTask.of("b"));
        String then = ada.client.list("limit=1&asOf=" + MAY).next();
        String now = ada.client.list("limit=1").next();
        assertThat(ada.client.list("limit=1&asOf=" + MAY + "&cursor=" + then).ids())
                .hasSize(1);
        ada.client.list("limit=1&asOf=" + MAY.plusMillis(1) + "&cursor=" + then).isProblem(ProblemCode.INVALID_CURSOR);
        ada.client.list("limit=1&cursor=" + then).isProblem(ProblemCode.INVALID_CURSOR);
        ada.client.list("limit=1&asOf=" + MAY + "&cursor=" + now).isProblem(ProblemCode.INVALID_CURSOR);
        new User().client.list("limit=1&asOf=" + MAY + "&cursor=" + then).isProblem(ProblemCode.INVALID_CURSOR);
    }

    @Test
    void an_answer_of_the_past_has_the_tag_it_had() {
        TaskId task = ada.creates(MAY, NewTask.of("a"));
        Reply then = ada.client.get("/tasks/" + task).is(200);
        Reply thenList = ada.client.list("").is(200);
        ada.does(MAY.plusMillis(1), task, new TaskEvent.Started());
        Reply now = ada.client.get("/tasks/" + task + "?asOf=" + MAY).is(200);
        assertThat(now.header("ETag")).isEqualTo(then.header("ETag"));
        assertThat(ada.client.list("asOf=" + MAY).header("ETag")).isEqualTo(thenList.header("ETag"));
        ada.client
                .get("/tasks/" + task + "?asOf=" + MAY, "If-None-Match", then.header("ETag"))
                .is(304);
    }

    @ParameterizedTest
    @CsvSource({"2999-01-01T00:00:00Z", "2026-05-01", "yesterday", "''", "2026-02-30T00:00:00Z", "99999-01-01T00:00:00Z"
    })
    void what_is_no_instant_of_the_past_is_refused(String instant) {
        TaskId task = ada.creates(MAY, NewTask.of("a"));
        for (String path : List.of("/tasks?asOf=", "/tasks/" + task + "?asOf=")) {
            var problem = ada.client.get(path + instant).isProblem(ProblemCode.INVALID_PARAMETER);
            assertThat(problem.json().path("parameter").asString()).isEqualTo("asOf");
        }
    }

    private String title(TaskId task, Instant asOf) {
        return ada.client
                .get("/tasks/" + task + "?asOf=" + asOf)
                .is(200)
                .json()
                .path("title")
                .asString();
    }

    /** What one user was answered to questions made of chance while she wrote, and when. */
    private static final class Recording {

        private record Recorded(String path, Instant at, int status, List<String> bodies, String tag) {}

        private final long seed;
        private final Random random;
        private final ChanceHistory history;
        private final User eve = new User();
        private final List<TaskId> tasks = new ArrayList<>();
        private final List<Recorded> all = new ArrayList<>();

        Recording(long seed) {
            this.seed = seed;
            random = new Random(seed);
            history = new ChanceHistory(random);
        }

        void run(int commits) {
            for (int i = 0; i < commits; i++) {
                write();
                for (int questions = 0; questions < 2; questions++) {
                    all.add(ask(question()));
                }
                awaitNextMillisecond();
            }
            write();
            for (Recorded then : all) {
                Recorded now = answers(then.path(), "asOf=" + then.at(), then.at());
                assertThat(now).as("seed %d", seed).isEqualTo(then);
            }
        }

        private void write() {
            EventDraft[] events = history.next(eve.id);
            Commit commit = TestLog.commit(eve.id, events);
            Stream.of(events).map(event -> new TaskId(event.aggregateId())).forEach(tasks::add);
            eve.client.wrote(commit.lastSequence());
        }

        /** Another minute may be another answer: then it is asked again. */
        private Recorded ask(String path) {
            while (true) {
                Instant before = Instant.now();
                Recorded recorded = answers(path, "", before);
                Instant after = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                if (before.truncatedTo(ChronoUnit.MINUTES).equals(after.truncatedTo(ChronoUnit.MINUTES))) {
                    return new Recorded(path, after, recorded.status(), recorded.bodies(), recorded.tag());
                }
            }
        }

        /** All pages; their cursors alone are not the same. */
        private Recorded answers(String path, String asOf, Instant at) {
            List<String> bodies = new ArrayList<>();
            String cursor = "";
            String tag;
            int status;
            do {
                Reply reply = eve.client.get(path + asOf + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
                status = reply.status();
                cursor = status == 200 ? reply.next() : "";
                tag = cursor.isEmpty() && status == 200 ? reply.header("ETag") : "";
                bodies.add(status == 200 ? reply.body().replace(cursor, "") : "");
            } while (!cursor.isEmpty());
            return new Recorded(path, at, status, bodies, tag);
        }

        private String question() {
            if (random.nextInt(4) == 0) {
                return "/tasks/" + tasks.get(random.nextInt(tasks.size())) + "?" + maybe("deleted=any&");
            }
            boolean search = random.nextInt(3) == 0;
            String sort = pick("rank", "createdAt", "updatedAt", "dueDate", "priority", "title");
            return "/tasks?"
                    + Stream.of(
                                    maybe("status=todo,in_progress"),
                                    maybe("priority=none,high"),
                                    maybe("tag=" + pick("home", "WORK")),
                                    maybe("parentId=none"),
                                    maybe("dueFrom="
                                            + LocalDate.now(ZoneOffset.UTC).minusDays(2)),
                                    maybe("dueTo="
                                            + LocalDate.now(ZoneOffset.UTC).plusDays(2)),
                                    maybe("overdue=" + random.nextBoolean()),
                                    maybe("archived=" + pick("true", "any")),
                                    maybe("deleted=" + pick("true", "any")),
                                    maybe("include=total"),
                                    maybe("limit=" + (1 + random.nextInt(20))),
                                    maybe("updatedSince=" + Instant.now().minusMillis(random.nextInt(500))),
                                    search ? "q=" + Client.encoded(pick("water", "pla", "cre", "x 10")) : "",
                                    "sort=" + pick("", "-") + (search && random.nextBoolean() ? "relevance" : sort))
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining("&"))
                    + "&";
        }

        private String maybe(String part) {
            return random.nextInt(4) == 0 ? part : "";
        }

        private String pick(String... values) {
            return values[random.nextInt(values.length)];
        }

        private static void awaitNextMillisecond() {
            long now = System.currentTimeMillis();
            while (System.currentTimeMillis() == now) {
                Thread.onSpinWait();
            }
        }
    }
}
