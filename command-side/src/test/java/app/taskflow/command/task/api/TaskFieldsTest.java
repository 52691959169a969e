package app.taskflow.command.task.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.taskflow.command.RunningCommandSide;
import app.taskflow.log.EventLog;
import app.taskflow.web.problem.ProblemCode;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What fields may hold and what they may not, on create and on patch: an answer to each, and nothing changed. */
class TaskFieldsTest {

    private static final Client ALICE = Client.of(RunningCommandSide.shared());
    private static String task = "";

    @BeforeAll
    static void createTask() {
        task = ALICE.create("{\"title\":\"Water the plants\"}").is(201).text("id");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments(Map.of("title", ""), "/title blank"),
                arguments(Map.of("title", " \t\u00a0 "), "/title blank"),
                arguments(Map.of("title", "x".repeat(201)), "/title too-long"),
                arguments(Map.of("title", "a\u0000b"), "/title control-character"),
                arguments(Map.of("title", "a\r\nb"), "/title control-character"),
                arguments(Map.of("title", "a\u001b[31mb"), "/title control-character"),
                arguments(Map.of("description", "x".repeat(10_001)), "/description too-long"),
                arguments(Map.of("status", "NOPE"), "/status unknown-value"),
                arguments(Map.of("status", "Done"), "/status unknown-value"),
                arguments(Map.of("priority", "asap"), "/priority unknown-value"),
                arguments(Map.of("dueDate", "2026-02-30"), "/dueDate no-such-date"),
                arguments(Map.of("dueDate", "99999-01-01"), "/dueDate no-such-date"),
                arguments(Map.of("dueDate", "0001-01-01"), "/dueDate out-of-range"),
                arguments(Map.of("dueDate", "2026-11-24", "dueTime", "24:00"), "/dueTime no-such-time"),
                arguments(Map.of("dueTime", "08:30"), "/dueTime needs-due-date"),
                arguments(Map.of("timeZone", "Mars/Olympus"), "/timeZone no-such-time-zone"),
                arguments(Map.of("tags", Collections.nCopies(21, "x")), "/tags too-many"),
                arguments(Map.of("tags", List.of("Home", "home")), "/tags/1 duplicate"),
                arguments(Map.of("tags", List.of("x".repeat(51))), "/tags/0 too-long"),
                arguments(Map.of("tags", List.of("a", " ")), "/tags/1 blank"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_rule_is_named_with_its_place(Map<String, Object> fields, String error) {
        Map<String, Object> withTitle = new HashMap<>(fields);
        withTitle.putIfAbsent("title", "x");
        refused(() -> ALICE.create(Answer.json(withTitle)).isProblem(ProblemCode.VALIDATION_FAILED), error);
        refused(() -> ALICE.patch(task, Answer.json(fields)).isProblem(ProblemCode.VALIDATION_FAILED), error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"title\":null}", "{\"description\":\"y\"}"})
    void a_new_task_needs_a_title(String body) {
        refused(() -> ALICE.create(body).isProblem(ProblemCode.VALIDATION_FAILED), "/title required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "status"})
    void a_required_field_cannot_be_cleared(String field) {
        refused(
                () -> ALICE.patch(task, "{\"%s\":null}".formatted(field)).isProblem(ProblemCode.VALIDATION_FAILED),
                "/" + field + " required");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        String body = "{\"title\":\" \",\"status\":\"NOPE\",\"dueTime\":\"25:00\",\"tags\":[\"a\",\"A\"]}";
        String[] errors = {
            "/title blank",
            "/status unknown-value",
            "/dueTime no-such-time",
            "/dueTime needs-due-date",
            "/tags/1 duplicate"
        };
        assertThat(ALICE.create(body).isProblem(ProblemCode.VALIDATION_FAILED).errors())
                .isSubsetOf(errors)
                .contains("/title blank", "/status unknown-value", "/dueTime no-such-time", "/tags/1 duplicate");
        assertThat(ALICE.patch(task, body)
                        .isProblem(ProblemCode.VALIDATION_FAILED)
                        .errors())
                .containsExactlyInAnyOrder(errors);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":5}",
                "{\"status\":true}",
                "{\"title\":5}",
                "{\"title\":{}}",
                "{\"title\":[\"x\"]}",
                "{\"dueDate\":20261124}",
                "{\"tags\":\"home\"}",
                "{\"tags\":[5]}",
                "{\"tags\":[null]}",
                "{\"tags\":{\"0\":\"home\"}}"
            })
    void a_wrong_json_type_is_malformed(String body) {
        refused(() -> ALICE.create(body).isProblem(ProblemCode.MALFORMED_REQUEST), null);
        refused(() -> ALICE.patch(task, body).isProblem(ProblemCode.MALFORMED_REQUEST), null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ownerId",
                "version",
                "createdAt",
                "updatedAt",
                "completedAt",
                "roles",
                "rank",
                "parentId",
                "recurrence",
                "source",
                "Title",
                "@class",
                "__proto__"
            })
    void a_property_that_is_not_for_clients_is_unknown(String property) {
        String body = "{\"title\":\"x\",\"%s\":\"y\"}".formatted(property);
        String error = "/" + property + " unknown-property";
        refused(() -> ALICE.create(body).isProblem(ProblemCode.UNKNOWN_PROPERTY), error);
        refused(() -> ALICE.patch(task, body).isProblem(ProblemCode.UNKNOWN_PROPERTY), error);
    }

    @Test
    void an_id_cannot_be_patched() {
        refused(
                () -> ALICE.patch(task, "{\"id\":\"%s\"}".formatted(task)).isProblem(ProblemCode.UNKNOWN_PROPERTY),
                "/id unknown-property");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"x\"",
                "{\"title\":\"x\"} y",
                "{\"title\":\"x\",}",
                "{\"title\":\"x\",\"title\":\"y\"}",
                "{title:\"x\"}",
                "{\"title\":NaN}",
                "{\"title\":\"x\"/**/}",
                "{\"title\":\"\\ud83d\"}"
            })
    void what_is_not_json_is_malformed(String body) {
        refused(
                () -> ALICE.send("POST", "/tasks", body, "Content-Type", "application/json")
                        .isProblem(ProblemCode.MALFORMED_REQUEST),
                null);
    }

    @Test
    void a_body_that_is_not_declared_as_json_is_not_read() {
        ALICE.send("POST", "/tasks", "title=x", "Content-Type", "application/x-www-form-urlencoded")
                .isProblem(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        ALICE.send("POST", "/tasks", "{\"title\":\"x\"}").isProblem(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "=1+1",
                "${jndi:ldap://x}",
                "{{7*7}}",
                "👩‍👩‍👧‍👦 Familie",
                "\u202eשלום עולם",
                "مرحبا",
                "e\u0301",
                "\"quoted\" \\ back",
                "'; DROP TABLE tasks; --"
            })
    void any_visible_line_is_stored_literally(String title) {
        Answer created = ALICE.create(Answer.json(Map.of("title", title))).is(201);
        assertThat(created.text("title")).isEqualTo(title);
        assertThat(ALICE.patch(created.text("id"), "{}").text("title")).isEqualTo(title);
    }

    @Test
    void lengths_count_code_points() {
        Map<String, Object> longest = Map.of(
                "title", "😀".repeat(200),
                "description", "😀".repeat(10_000),
                "tags", List.of("😀".repeat(50)));
        assertThat(ALICE.create(Answer.json(longest)).is(201).fields()).containsAllEntriesOf(longest);
    }

    /** Makes the call and finds it refused for the reason, and the log as it was before. */
    private static void refused(Supplier<Answer> call, @Nullable String error) {
        EventLog log = RunningCommandSide.shared().bean(EventLog.class);
        long before = log.lastSequence(ALICE.user());
        Answer answer = call.get();
        if (error != null) {
            assertThat(answer.errors()).containsExactly(error);
        }
        assertThat(log.lastSequence(ALICE.user())).isEqualTo(before);
    }
}
