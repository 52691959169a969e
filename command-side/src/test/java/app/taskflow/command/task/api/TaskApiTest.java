package app.taskflow.command.task.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.RunningCommandSide;
import app.taskflow.web.consistency.ConsistencyToken;
import app.taskflow.web.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls as clients make them, against the running service. */
class TaskApiTest {

    private static final String INSTANT = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z";

    private final Client alice = Client.of(RunningCommandSide.shared());
    private final Client bob = Client.of(RunningCommandSide.shared());

    private String task() {
        return alice.create("{\"title\":\"Water the plants\"}").is(201).text("id");
    }

    @Nested
    class Creating {

        @Test
        void a_task_of_a_title_alone_has_its_defaults_and_nothing_else() {
            Answer answer = alice.create("{\"title\":\"Water the plants\"}").is(201);
            assertThat(answer.fields())
                    .containsOnlyKeys(
                            "id", "title", "status", "priority", "tags", "rank", "createdAt", "updatedAt", "version")
                    .containsEntry("title", "Water the plants")
                    .containsEntry("status", "todo")
                    .containsEntry("priority", "none")
                    .containsEntry("version", 1);
            assertThat(answer.text("createdAt")).matches(INSTANT).isEqualTo(answer.text("updatedAt"));
            assertThat(UUID.fromString(answer.text("id")).version()).isEqualTo(7);
        }

        @Test
        void a_task_comes_back_as_it_was_sent() {
            Map<String, Object> sent = Map.of(
                    "title", "Water the plants",
                    "description", " All\nof them ",
                    "status", "in_progress",
                    "priority", "high",
                    "dueDate", "2026-11-24",
                    "dueTime", "08:30",
                    "timeZone", "Europe/Berlin",
                    "tags", List.of("home", "Garten"));
            assertThat(alice.create(Answer.json(sent)).is(201).fields()).containsAllEntriesOf(sent);
        }

        @Test
        void the_answer_says_where_the_task_is_which_version_and_when_it_can_be_read() {
            Answer answer = alice.create("{\"title\":\"Water the plants\"}").is(201);
            assertThat(answer.header("Location")).isEqualTo("/api/v1/tasks/" + answer.text("id"));
            assertThat(answer.etag()).matches("\"[A-Za-z0-9_-]+\"");
            assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
            assertThat(ConsistencyToken.decode(answer.header("Consistency-Token")))
                    .contains(new ConsistencyToken(alice.user(), 1));
            assertThat(answer.header("Set-Cookie"))
                    .startsWith("consistency_token=" + answer.header("Consistency-Token"))
                    .contains("HttpOnly");
        }

        @Test
        void null_is_as_good_as_absent() {
            Answer answer = alice.create("{\"title\":\"x\",\"description\":null,\"status\":null,\"tags\":null}");
            assertThat(answer.is(201).text("status")).isEqualTo("todo");
        }

        @Test
        void a_task_that_begins_done_is_complete() {
            Answer answer =
                    alice.create("{\"title\":\"x\",\"status\":\"done\"}").is(201);
            assertThat(answer.text("completedAt")).matches(INSTANT);
        }

        @Test
        void a_client_may_choose_the_id_and_repeat_itself() {
            String create = "{\"id\":\"%s\",\"title\":\"Water the plants\"}".formatted(UUID.randomUUID());
            Answer first = alice.create(create).is(201);
            Answer again = alice.create(create).is(200);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.etag()).isEqualTo(first.etag());
            assertThat(again.header("Consistency-Token")).isNotEmpty();
        }

        @Test
        void a_repeated_create_gets_the_task_as_it_is_now() {
            String id = UUID.randomUUID().toString();
            String create = "{\"id\":\"%s\",\"title\":\"Water the plants\"}".formatted(id);
            alice.create(create).is(201);
            Answer changed = alice.patch(id, "{\"title\":\"Water the cactus\"}").is(200);
            assertThat(alice.create(create).is(200).body()).isEqualTo(changed.body());
        }

        @Test
        void an_id_is_taken_for_another_task_and_for_everybody_else() {
            String id = UUID.randomUUID().toString();
            String create = "{\"id\":\"%s\",\"title\":\"Water the plants\"}".formatted(id);
            alice.create(create).is(201);
            alice.create("{\"id\":\"%s\",\"title\":\"Another\"}".formatted(id)).isProblem(ProblemCode.TASK_EXISTS);
            bob.create(create).isProblem(ProblemCode.TASK_EXISTS);
            alice.delete(id).is(204);
            alice.create(create).isProblem(ProblemCode.TASK_EXISTS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"nope", "", "1-1-1-1-1", "00000000-0000-0000-0000-000000000000"})
        void an_id_that_is_no_uuid_is_told_with_everything_else_that_is_wrong(String id) {
            Answer answer = alice.create("{\"id\":\"%s\",\"title\":\" \"}".formatted(id));
            assertThat(answer.isProblem(ProblemCode.VALIDATION_FAILED).errors())
                    .containsExactly("/id malformed-id", "/title blank");
        }
    }

    @Nested
    class Changing {

        @Test
        void a_patch_changes_what_it_names_and_clears_what_is_null() {
            String id = alice.create(
                            "{\"title\":\"x\",\"description\":\"y\",\"dueDate\":\"2026-11-24\",\"dueTime\":\"08:30\"}")
                    .text("id");
            Answer answer = alice.patch(id, "{\"title\":\"z\",\"description\":null,\"dueDate\":null}")
                    .is(200);
            assertThat(answer.fields())
                    .containsEntry("title", "z")
                    .doesNotContainKeys("description", "dueDate", "dueTime");
            assertThat(answer.text("updatedAt")).isGreaterThanOrEqualTo(answer.text("createdAt"));
        }

        @Test
        void plain_json_is_a_merge_patch_too() {
            Answer answer = alice.send(
                    "PATCH", "/tasks/" + task(), "{\"priority\":\"low\"}", "Content-Type", "application/json");
            assertThat(answer.is(200).text("priority")).isEqualTo("low");
        }

        @Test
        void a_patch_that_changes_nothing_keeps_version_tag_and_time() {
            Answer created = alice.create("{\"title\":\"Water the plants\"}").is(201);
            for (String nothing : new String[] {"{}", "{\"title\":\" Water the plants \",\"description\":null}"}) {
                Answer answer = alice.patch(created.text("id"), nothing).is(200);
                assertThat(answer.body()).isEqualTo(created.body());
                assertThat(answer.etag()).isEqualTo(created.etag());
                assertThat(ConsistencyToken.decode(answer.header("Consistency-Token")))
                        .contains(new ConsistencyToken(alice.user(), 1));
            }
        }

        @Test
        void completing_and_reopening_set_and_clear_the_instant() {
            String id = task();
            assertThat(alice.patch(id, "{\"status\":\"done\"}").is(200).text("completedAt"))
                    .matches(INSTANT);
            assertThat(alice.patch(id, "{\"status\":\"todo\"}").is(200).fields())
                    .doesNotContainKey("completedAt");
        }

        @Test
        void a_time_needs_a_date_in_the_task_or_in_the_patch() {
            String id = task();
            assertThat(alice.patch(id, "{\"title\":null,\"dueTime\":\"08:30\"}")
                            .isProblem(ProblemCode.VALIDATION_FAILED)
                            .errors())
                    .containsExactly("/title required", "/dueTime needs-due-date");
            alice.patch(id, "{\"dueDate\":\"2026-11-24\"}").is(200);
            alice.patch(id, "{\"dueTime\":\"08:30\"}").is(200);
            assertThat(alice.patch(id, "{\"dueTime\":\"09:30\",\"dueDate\":null}")
                            .isProblem(ProblemCode.VALIDATION_FAILED)
                            .errors())
                    .containsExactly("/dueTime needs-due-date");
        }
    }

    @Nested
    class Storing {

        @Test
        void archiving_and_unarchiving_may_be_repeated() {
            String id = task();
            Answer archived = alice.post(id, "archive").is(200);
            assertThat(archived.text("archivedAt")).matches(INSTANT);
            assertThat(alice.post(id, "archive").is(200).body()).isEqualTo(archived.body());
            Answer unarchived = alice.post(id, "unarchive").is(200);
            assertThat(unarchived.fields()).doesNotContainKey("archivedAt");
            assertThat(alice.post(id, "unarchive").is(200).version()).isEqualTo(unarchived.version());
        }

        @Test
        void a_deleted_task_is_gone_for_every_write_but_restore() {
            String id = task();
            Answer deleted = alice.delete(id).is(204);
            assertThat(deleted.body()).isEmpty();
            assertThat(deleted.header("Consistency-Token")).isNotEmpty();
            alice.delete(id).isProblem(ProblemCode.NOT_FOUND);
            alice.patch(id, "{\"title\":\"x\"}").isProblem(ProblemCode.NOT_FOUND);
            alice.patch(id, "{\"title\":\" \"}").isProblem(ProblemCode.NOT_FOUND);
            alice.post(id, "archive").isProblem(ProblemCode.NOT_FOUND);
            assertThat(alice.post(id, "restore").is(200).fields()).doesNotContainKey("deletedAt");
            alice.post(id, "restore").isProblem(ProblemCode.NOT_DELETED);
        }
    }

    @Nested
    class Conditions {

        @Test
        void the_current_tag_one_of_several_and_a_star_pass() {
            Answer created = alice.create("{\"title\":\"x\"}");
            String id = created.text("id");
            Answer first = alice.patch(id, "{\"title\":\"1\"}", "If-Match", created.etag())
                    .is(200);
            Answer second = alice.patch(id, "{\"title\":\"2\"}", "If-Match", "\"other\", " + first.etag())
                    .is(200);
            alice.patch(id, "{\"title\":\"3\"}", "If-Match", "*").is(200);
            assertThat(first.etag()).isNotEqualTo(created.etag()).isNotEqualTo(second.etag());
        }

        @Test
        void a_stale_tag_is_a_mismatch_on_every_write_and_nothing_changes() {
            Answer created = alice.create("{\"title\":\"x\"}");
            String id = created.text("id");
            Answer current = alice.patch(id, "{\"title\":\"y\"}").is(200);
            String[] stale = {"If-Match", created.etag()};
            for (Answer answer : new Answer[] {
                alice.patch(id, "{\"title\":\"z\"}", stale),
                alice.patch(id, "{}", stale),
                alice.delete(id, stale),
                alice.post(id, "archive", stale),
                alice.post(id, "unarchive", stale),
                alice.post(id, "restore", stale)
            }) {
                assertThat(answer.isProblem(ProblemCode.VERSION_MISMATCH).etag())
                        .isEqualTo(current.etag());
            }
            assertThat(alice.patch(id, "{}").body()).isEqualTo(current.body());
        }

        @Test
        void a_weak_tag_and_that_of_another_task_never_match() {
            Answer created = alice.create("{\"title\":\"x\"}");
            String other = alice.create("{\"title\":\"x\"}").etag();
            assertThat(other).isNotEqualTo(created.etag());
            for (String tag : new String[] {"W/" + created.etag(), other}) {
                alice.patch(created.text("id"), "{\"title\":\"z\"}", "If-Match", tag)
                        .isProblem(ProblemCode.VERSION_MISMATCH);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"abc", "\"open", "\"a\" \"b\"", ",", "3"})
        void a_malformed_condition_is_told_as_such(String condition) {
            alice.patch(task(), "{\"title\":\"z\"}", "If-Match", condition).isProblem(ProblemCode.INVALID_IF_MATCH);
        }
    }

    @Nested
    class Reach {

        @ParameterizedTest
        @CsvSource({
            "PATCH, '', '{\"title\":\"x\"}'",
            "DELETE, '', ''",
            "POST, /restore, ''",
            "POST, /archive, ''",
            "POST, /unarchive, ''"
        })
        void somebody_elses_task_is_answered_as_a_missing_one(String method, String action, String body) {
            String[] json = body.isEmpty() ? new String[0] : new String[] {"Content-Type", "application/json"};
            Answer foreign =
                    bob.send(method, "/tasks/" + task() + action, body, json).isProblem(ProblemCode.NOT_FOUND);
            Answer missing = bob.send(method, "/tasks/" + UUID.randomUUID() + action, body, json)
                    .isProblem(ProblemCode.NOT_FOUND);
            assertThat(foreign.text("detail")).isEqualTo(missing.text("detail"));
            assertThat(foreign.response().headers().map().keySet())
                    .isEqualTo(missing.response().headers().map().keySet());
        }

        @Test
        void an_id_that_is_no_uuid_is_a_bad_parameter() {
            alice.patch("nope", "{}").isProblem(ProblemCode.INVALID_PARAMETER);
            alice.delete("1-1-1-1-1").isProblem(ProblemCode.INVALID_PARAMETER);
        }

        @Test
        void who_is_not_signed_in_writes_nothing() {
            Client nobody = alice.withoutToken();
            nobody.create("{\"title\":\"x\"}").isProblem(ProblemCode.AUTHENTICATION_REQUIRED);
            nobody.delete(task()).isProblem(ProblemCode.AUTHENTICATION_REQUIRED);
        }

        @Test
        void what_the_api_does_not_have_yet_is_told_plainly() {
            alice.post(task(), "move").isProblem(ProblemCode.NOT_FOUND);
            alice.send("PUT", "/tasks/" + task(), "{}", "Content-Type", "application/json")
                    .isProblem(ProblemCode.METHOD_NOT_ALLOWED);
        }
    }

    @Test
    void the_request_id_stands_in_the_answer() {
        Answer answer = alice.send(
                "POST",
                "/tasks",
                "{\"title\":\"x\"}",
                "Content-Type",
                "application/json",
                "X-Request-Id",
                "my-request");
        assertThat(answer.is(201).header("X-Request-Id")).isEqualTo("my-request");
    }
}
