package app.taskflow.command.imports.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.RunningCommandSide;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.web.consistency.ViewsDelay;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** Imports as their users meet them, against the running service. */
class ImportApiTest {

    private static final EventCodec CODEC = EventCodec.standard();

    private final Importer alice = Importer.of(RunningCommandSide.shared());
    private final EventLog log = RunningCommandSide.shared().bean(EventLog.class);

    private static String rows(int count) {
        StringBuilder csv = new StringBuilder("externalId,title,parentExternalId\n");
        for (int i = 0; i < count; i++) {
            csv.append("e")
                    .append(i)
                    .append(",Task ")
                    .append(i)
                    .append(",e")
                    .append(i + 1)
                    .append('\n');
        }
        return csv.toString();
    }

    private List<TaskEvent> taskEvents() {
        return log.readOwner(alice.user(), 1, Integer.MAX_VALUE).stream()
                .map(Commit::events)
                .flatMap(List::stream)
                .map(event -> CODEC.decode(event.type(), event.data()))
                .filter(TaskEvent.class::isInstance)
                .map(TaskEvent.class::cast)
                .toList();
    }

    private static void assertCounts(JsonNode state, long created, long unchanged, long rejected) {
        assertThat(List.of(
                        state.path("created").asLong(),
                        state.path("unchanged").asLong(),
                        state.path("rejected").asLong(),
                        state.path("processed").asLong()))
                .as(state.toString())
                .containsExactly(created, unchanged, rejected, created + unchanged + rejected);
    }

    @Test
    void every_row_becomes_a_task_and_the_same_file_again_changes_nothing() throws Exception {
        JsonNode first = alice.awaitEnd(alice.accepted("", rows(1_201)));
        assertThat(first.path("state").asString()).isEqualTo("completed");
        assertThat(first.path("total").asLong()).isEqualTo(1_201);
        assertCounts(first, 1_201, 0, 0);
        assertThat(taskEvents()).hasSize(1_201).allMatch(TaskEvent.Created.class::isInstance);

        assertCounts(alice.awaitEnd(alice.accepted("", rows(1_201))), 0, 1_201, 0);
        assertThat(taskEvents()).hasSize(1_201);
    }

    @Test
    void an_import_lets_the_views_catch_up_but_does_not_wait_for_ever() throws Exception {
        StringRedisTemplate redis = RunningCommandSide.shared().bean(StringRedisTemplate.class);
        String behind = ViewsDelay.key(log.partitioning().of(alice.user()));
        redis.opsForValue()
                .set(behind, Long.toString(Instant.now().minusSeconds(1).toEpochMilli()));
        try {
            long began = System.nanoTime();
            // Two turns: who has written nothing waits for nobody.
            JsonNode state = alice.awaitEnd(alice.accepted("", rows(501)));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(2));
            assertCounts(state, 501, 0, 0);
        } finally {
            redis.delete(behind);
        }
    }

    @Test
    void up_to_500_tasks_are_one_commit() throws Exception {
        alice.awaitEnd(alice.accepted("", rows(1_000)));
        assertThat(log.readOwner(alice.user(), 1, 100))
                .filteredOn(commit -> commit.events().size() > 400)
                .hasSize(2);
    }

    @Test
    void a_child_row_before_its_parent_knows_it() throws Exception {
        alice.awaitEnd(alice.accepted("", "externalId,title,parentExternalId\nc,Child,p\np,Parent,\n"));
        Commit commit = log.readOwner(alice.user(), 1, 100).stream()
                .filter(c -> c.events().size() > 2)
                .findFirst()
                .orElseThrow();
        TaskEvent.Created child = (TaskEvent.Created) taskEvents().getFirst();
        assertThat(child.parentId()).isNotNull();
        assertThat(child.parentId().value()).isEqualTo(commit.events().get(1).aggregateId());
        assertThat(child.parentId().value().version()).isEqualTo(8);
        assertThat(child.source()).isNotNull();
        assertThat(child.source().id()).isEqualTo("c");
    }

    @Test
    void a_dry_run_counts_and_leaves_no_event_of_a_task() throws Exception {
        JsonNode state = alice.awaitEnd(alice.accepted("?dryRun=true", rows(700)));
        assertThat(state.path("dryRun").asBoolean()).isTrue();
        assertCounts(state, 700, 0, 0);
        assertThat(taskEvents()).isEmpty();
    }

    @Test
    void a_bad_row_is_told_and_the_others_go_in() throws Exception {
        String id = alice.accepted("", "title,status\nGood,todo\nBad,NOPE\n,todo\nAlso good,done\n");
        assertCounts(alice.awaitEnd(id), 2, 0, 2);

        JsonNode page = alice.json("/imports/" + id + "/errors?limit=1");
        assertThat(page.path("items")).hasSize(1);
        JsonNode error = page.path("items").get(0);
        assertThat(error.path("row").asLong()).isEqualTo(2);
        assertThat(error.path("line").asLong()).isEqualTo(3);
        assertThat(error.path("severity").asString()).isEqualTo("error");
        String cursor = page.path("nextCursor").asString();
        JsonNode rest = alice.json("/imports/" + id + "/errors?cursor=" + cursor);
        assertThat(rest.path("items").get(0).path("row").asLong()).isEqualTo(3);
        assertThat(rest.has("nextCursor")).isFalse();

        HttpResponse<String> csv = alice.get("/imports/" + id + "/errors", "Accept", "text/csv");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body().lines()).hasSize(3).first().isEqualTo("row,line,severity,code,field,message");
        assertThat(alice.get("/imports/" + id + "/errors?cursor=nonsense").statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_undo_removes_what_was_not_touched_and_the_same_file_brings_it_back() throws Exception {
        String id = alice.accepted("", rows(600));
        alice.awaitEnd(id);
        List<String> tasks = log.readOwner(alice.user(), 1, 100).stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.type().name().equals("task.created"))
                .map(event -> event.aggregateId().toString())
                .toList();
        String patch = "{\"title\":\"Mine now\"}";
        assertThat(alice.send(
                                "PATCH",
                                "/tasks/" + tasks.get(3),
                                BodyPublishers.ofString(patch),
                                "Content-Type",
                                "application/json")
                        .statusCode())
                .isEqualTo(200);
        assertThat(alice.send("DELETE", "/tasks/" + tasks.get(4), BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(204);

        assertThat(alice.post(id, "undo").statusCode()).isEqualTo(202);
        JsonNode undo = alice.awaitUndo(id).path("undo");
        assertThat(undo.path("removed").asLong()).isEqualTo(598);
        assertThat(undo.path("kept")).hasSize(1);
        assertThat(undo.path("kept").get(0).asString()).isEqualTo(tasks.get(3));

        // The one that the user deleted stays deleted, the one she edited is there still.
        assertCounts(alice.awaitEnd(alice.accepted("", rows(600))), 598, 2, 0);
        assertCounts(alice.awaitEnd(alice.accepted("", rows(600))), 0, 600, 0);
    }

    @Test
    void an_import_that_has_ended_can_be_neither_paused_nor_resumed_nor_cancelled() throws Exception {
        String id = alice.accepted("", rows(2));
        alice.awaitEnd(id);
        for (String action : List.of("pause", "resume", "cancel")) {
            HttpResponse<String> answer = alice.post(id, action);
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("import-finished");
        }
    }

    @Test
    void a_paused_import_goes_on_where_it_stopped() throws Exception {
        String id = alice.accepted("", rows(20_000));
        HttpResponse<String> paused = alice.post(id, "pause");
        assertThat(paused.statusCode()).as(paused.body()).isEqualTo(202);
        assertThat(alice.json("/imports/" + id).path("state").asString()).isEqualTo("paused");
        assertThat(alice.post(id, "resume").statusCode()).isEqualTo(202);
        assertCounts(alice.awaitEnd(id), 20_000, 0, 0);
        assertThat(taskEvents()).hasSize(20_000);
    }

    @Test
    void a_cancelled_import_does_nothing_more() throws Exception {
        String id = alice.accepted("", rows(20_000));
        assertThat(alice.post(id, "cancel").statusCode()).isEqualTo(202);
        JsonNode state = alice.json("/imports/" + id);
        assertThat(state.path("state").asString()).isEqualTo("cancelled");
        assertThat(taskEvents()).hasSize(Math.toIntExact(state.path("created").asLong()));
    }

    @Test
    void the_imports_of_a_user_are_listed_newest_first_and_nobody_elses() throws Exception {
        String first = alice.accepted("", rows(1));
        String second = alice.accepted("", rows(1));
        assertThat(alice.json("/imports").path("items"))
                .extracting(item -> item.path("id").asString())
                .containsExactly(second, first);
        Importer bob = Importer.of(RunningCommandSide.shared());
        assertThat(bob.json("/imports").path("items")).isEmpty();
        for (String path : List.of("", "/errors")) {
            assertThat(bob.get("/imports/" + first + path).statusCode()).isEqualTo(404);
        }
        assertThat(bob.post(first, "cancel").statusCode()).isEqualTo(404);
    }

    @Test
    void more_imports_than_may_run_wait_and_all_end() throws Exception {
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> "externalId,title\nx%d,T\ny%d,T\n".formatted(i, i))
                .map(csv -> {
                    try {
                        return alice.accepted("", csv);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
        for (String id : ids) {
            assertCounts(alice.awaitEnd(id), 2, 0, 0);
        }
    }

    @Test
    void a_file_of_a_form_is_taken_whatever_its_name() throws Exception {
        String form = """
                --b
                Content-Disposition: form-data; name="file"; filename="../../x"
                Content-Type: text/csv

                title
                From a form

                --b--
                """.replace("\n", "\r\n");
        HttpResponse<String> answer = alice.send(
                "POST", "/imports", BodyPublishers.ofString(form), "Content-Type", "multipart/form-data; boundary=b");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"504b0304", "1f8b0800"})
    void bytes_that_are_no_text_are_refused_and_leave_nothing(String start) throws Exception {
        byte[] bytes = Arrays.copyOf(HexFormat.of().parseHex(start), 4096);
        HttpResponse<String> answer =
                alice.send("POST", "/imports", BodyPublishers.ofByteArray(bytes), "Content-Type", "text/csv");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("unsupported-import");
        assertThat(alice.json("/imports").path("items")).isEmpty();
    }

    @Test
    void a_wrong_header_is_unreadable() throws Exception {
        HttpResponse<String> answer = alice.upload("", "nothing,known\n1,2\n");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("unreadable-import");
    }

    @Test
    void one_row_too_many_is_too_large_and_leaves_nothing() throws Exception {
        HttpResponse<String> answer = alice.upload("", "title\n" + "t\n".repeat(1_000_001));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(alice.json("/imports").path("items")).isEmpty();
    }

    @Test
    void another_media_type_or_source_is_refused() throws Exception {
        assertThat(alice.send("POST", "/imports", BodyPublishers.ofString("x"), "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(alice.upload("?source=outlook", rows(1)).statusCode()).isEqualTo(400);
    }
}
