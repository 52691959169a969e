package app.taskflow.command.task.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldRulesTest {

    private static final Due NOON =
            new Due(LocalDate.of(2026, 11, 24), LocalTime.of(12, 0), ZoneId.of("Europe/Berlin"));
    private static final TaskFields BEFORE =
            new TaskFields("Water the plants", "All", Status.TODO, Priority.HIGH, NOON, List.of("home"));

    @Test
    void a_new_task_needs_a_title_only() {
        assertThat(valid(FieldRules.create(List.of(new Edit.Title("Water the plants")))))
                .isEqualTo(new TaskFields("Water the plants", null, Status.TODO, Priority.NONE, Due.NONE, List.of()));
    }

    @Test
    void every_field_is_read() {
        assertThat(valid(FieldRules.create(List.of(
                        new Edit.Title("Water the plants"),
                        new Edit.Description("  All\n of them "),
                        new Edit.Status("in_progress"),
                        new Edit.Priority("urgent"),
                        new Edit.DueDate("2026-11-24"),
                        new Edit.DueTime("12:00"),
                        new Edit.TimeZone("Europe/Berlin"),
                        new Edit.Tags(List.of(" home ", "Garten"))))))
                .isEqualTo(new TaskFields(
                        "Water the plants",
                        "  All\n of them ",
                        Status.IN_PROGRESS,
                        Priority.URGENT,
                        NOON,
                        List.of("home", "Garten")));
    }

    @Test
    void every_status_and_priority_has_its_wire_name() {
        assertThat(Stream.of("todo", "in_progress", "done")
                        .map(s -> changed(new Edit.Status(s)).status()))
                .containsExactly(Status.values());
        assertThat(Stream.of("none", "low", "medium", "high", "urgent")
                        .map(p -> changed(new Edit.Priority(p)).priority()))
                .containsExactly(Priority.values());
    }

    @Test
    void no_edit_changes_nothing() {
        assertThat(valid(FieldRules.change(BEFORE, List.of()))).isEqualTo(BEFORE);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments(new Edit.Title(null), "/title required"),
                arguments(new Edit.Title(""), "/title blank"),
                arguments(new Edit.Title(" \t\u00a0\u3000\u2028 "), "/title blank"),
                arguments(new Edit.Title("\u200b\u200d\ufeff"), "/title blank"),
                arguments(new Edit.Title("x".repeat(201)), "/title too-long"),
                arguments(new Edit.Title("😀".repeat(201)), "/title too-long"),
                arguments(new Edit.Title("a\nb"), "/title control-character"),
                arguments(new Edit.Title("a\u0000b"), "/title control-character"),
                arguments(new Edit.Title("a\u001b[31mb"), "/title control-character"),
                arguments(new Edit.Title("a\u0085b"), "/title control-character"),
                arguments(new Edit.Title("a\u2028b"), "/title control-character"),
                arguments(new Edit.Title("a\ud83db"), "/title malformed-text"),
                arguments(new Edit.Description("x".repeat(10_001)), "/description too-long"),
                arguments(new Edit.Description("\ude00"), "/description malformed-text"),
                arguments(new Edit.Status(null), "/status required"),
                arguments(new Edit.Status("NOPE"), "/status unknown-value"),
                arguments(new Edit.Status("DONE"), "/status unknown-value"),
                arguments(new Edit.Status(""), "/status unknown-value"),
                arguments(new Edit.Priority("Urgent"), "/priority unknown-value"),
                arguments(new Edit.DueDate("2026-02-30"), "/dueDate no-such-date"),
                arguments(new Edit.DueDate("2027-02-29"), "/dueDate no-such-date"),
                arguments(new Edit.DueDate("99999-01-01"), "/dueDate no-such-date"),
                arguments(new Edit.DueDate("+99999-01-01"), "/dueDate no-such-date"),
                arguments(new Edit.DueDate("-2026-01-01"), "/dueDate no-such-date"),
                arguments(new Edit.DueDate("2026-1-1"), "/dueDate no-such-date"),
                arguments(new Edit.DueDate("2026-11-23T00:00:00Z"), "/dueDate no-such-date"),
                arguments(new Edit.DueDate("２０２６-11-23"), "/dueDate no-such-date"),
                arguments(new Edit.DueDate("0001-01-01"), "/dueDate out-of-range"),
                arguments(new Edit.DueTime("24:00"), "/dueTime no-such-time"),
                arguments(new Edit.DueTime("12:60"), "/dueTime no-such-time"),
                arguments(new Edit.DueTime("8:30"), "/dueTime no-such-time"),
                arguments(new Edit.DueTime("08:30:00"), "/dueTime no-such-time"),
                arguments(new Edit.TimeZone("Mars/Olympus"), "/timeZone no-such-time-zone"),
                arguments(new Edit.TimeZone("+02:00"), "/timeZone no-such-time-zone"),
                arguments(new Edit.TimeZone("europe/berlin"), "/timeZone no-such-time-zone"),
                arguments(new Edit.TimeZone("../../etc/passwd"), "/timeZone no-such-time-zone"),
                arguments(tags(Collections.nCopies(21, "x")), "/tags too-many"),
                arguments(tags(Arrays.asList("a", null)), "/tags/1 required"),
                arguments(tags(List.of("a", " ")), "/tags/1 blank"),
                arguments(tags(List.of("x".repeat(51))), "/tags/0 too-long"),
                arguments(tags(List.of("a\nb")), "/tags/0 control-character"),
                arguments(tags(List.of("Home", "a", "hOME")), "/tags/2 duplicate"),
                arguments(tags(List.of("STRASSE", "straße")), "/tags/1 duplicate"),
                arguments(tags(List.of("é", "e\u0301")), "/tags/1 duplicate"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_rule_is_named_with_its_place(Edit edit, String violation) {
        assertThat(violations(FieldRules.change(BEFORE, List.of(edit)))).containsExactly(violation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "<script>alert(1)</script>",
                "=1+1",
                "${jndi:ldap://x}",
                "{{7*7}}",
                "👩‍👩‍👧‍👦 Familie",
                "\u202eשלום עולם",
                "مرحبا",
                "e\u0301",
                "'; DROP TABLE tasks; --"
            })
    void any_visible_line_is_a_title_and_stays_as_it_is(String title) {
        assertThat(changed(new Edit.Title(title)).title()).isEqualTo(title);
    }

    @Test
    void lengths_count_code_points() {
        assertThat(changed(new Edit.Title("😀".repeat(200))).title()).hasSize(400);
        assertThat(changed(new Edit.Description("😀".repeat(10_000))).description())
                .hasSize(20_000);
        assertThat(changed(tags(List.of("😀".repeat(50)))).tags()).hasSize(1);
    }

    @Test
    void outer_white_space_is_stripped_before_it_counts() {
        assertThat(changed(new Edit.Title("\u00a0 \n" + "x".repeat(200) + "\u3000\t"))
                        .title())
                .isEqualTo("x".repeat(200));
    }

    @Test
    void twenty_tags_are_enough() {
        List<@Nullable String> twenty =
                new ArrayList<>(IntStream.range(0, 20).mapToObj(i -> "tag" + i).toList());
        assertThat(changed(new Edit.Tags(twenty)).tags()).hasSize(20);
    }

    @Test
    void clearing_takes_every_optional_field_away() {
        TaskFields cleared = valid(FieldRules.change(
                BEFORE,
                List.of(
                        new Edit.Description(null),
                        new Edit.Priority(null),
                        new Edit.DueTime(null),
                        new Edit.DueDate(null),
                        new Edit.TimeZone(null),
                        new Edit.Tags(null))));
        assertThat(cleared)
                .isEqualTo(new TaskFields("Water the plants", null, Status.TODO, Priority.NONE, Due.NONE, List.of()));
    }

    @Test
    void a_due_time_goes_with_its_date() {
        assertThat(changed(new Edit.DueDate(null)).due()).isEqualTo(new Due(null, null, NOON.zone()));
    }

    @Test
    void a_due_time_given_while_its_date_goes_is_a_mistake() {
        List<Edit> edits = List.of(new Edit.DueTime("09:00"), new Edit.DueDate(null));
        assertThat(violations(FieldRules.change(BEFORE, edits))).containsExactly("/dueTime needs-due-date");
        assertThat(violations(FieldRules.change(BEFORE, edits.reversed()))).containsExactly("/dueTime needs-due-date");
    }

    @Test
    void a_due_time_without_any_date_is_a_mistake() {
        assertThat(violations(FieldRules.create(List.of(new Edit.Title("x"), new Edit.DueTime("09:00")))))
                .containsExactly("/dueTime needs-due-date");
    }

    @Test
    void a_due_time_is_not_blamed_for_an_unreadable_date() {
        assertThat(violations(FieldRules.create(
                        List.of(new Edit.Title("x"), new Edit.DueTime("09:00"), new Edit.DueDate("soon")))))
                .containsExactly("/dueDate no-such-date");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        List<Edit> edits = List.of(
                new Edit.Title("a\n" + "x".repeat(200)),
                new Edit.Status("NOPE"),
                new Edit.DueTime("25:00"),
                new Edit.TimeZone("Nowhere"),
                tags(List.of("a", "A", " ")));
        assertThat(violations(FieldRules.create(edits)))
                .containsExactly(
                        "/title too-long",
                        "/title control-character",
                        "/status unknown-value",
                        "/dueTime no-such-time",
                        "/timeZone no-such-time-zone",
                        "/tags/1 duplicate",
                        "/tags/2 blank",
                        "/dueTime needs-due-date");
    }

    private static Edit.Tags tags(List<@Nullable String> texts) {
        return new Edit.Tags(texts);
    }

    private static TaskFields changed(Edit edit) {
        return valid(FieldRules.change(BEFORE, List.of(edit)));
    }

    private static TaskFields valid(Edited edited) {
        assertThat(edited).isInstanceOf(Edited.Valid.class);
        return ((Edited.Valid) edited).fields();
    }

    private static List<String> violations(Edited edited) {
        assertThat(edited).isInstanceOf(Edited.Invalid.class);
        return ((Edited.Invalid) edited)
                .violations().stream().map(v -> v.pointer() + " " + v.code()).toList();
    }
}
