package app.taskflow.command.imports.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.RunningCommandSide;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of each format goes all the way; what becomes of its rows is pinned where the formats are read. */
class ImportFormatsTest {

    private final Importer alice = Importer.of(RunningCommandSide.shared());

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "todoist ! ?source=todoist ! text/csv ! TYPE;CONTENT;INDENT~task;a;1~task;b;2",
                "google-tasks ! ?source=google-tasks ! application/json "
                        + "! {\"items\":[{\"items\":[{\"title\":\"a\"},{\"title\":\"b\"}]}]}",
                "trello ! ?source=trello ! application/json "
                        + "! {\"cards\":[{\"id\":\"a\",\"name\":\"a\"}],\"checklists\":[{\"idCard\":\"a\",\"checkItems\":"
                        + "[{\"id\":\"b\",\"name\":\"b\",\"state\":\"complete\"}]}]}",
                "asana ! ?source=asana ! text/csv ! Task ID,Name,Parent task~2,b,a~1,a,",
                "microsoft-todo ! ?source=microsoft-todo ! application/json "
                        + "! [{\"id\":\"a\",\"title\":\"a\",\"checklistItems\":[{\"id\":\"b\",\"displayName\":\"b\"}]}]",
                "icalendar ! '' ! text/calendar ! BEGIN:VCALENDAR~BEGIN:VTODO~UID:a~SUMMARY:a~END:VTODO~"
                        + "BEGIN:VTODO~UID:b~SUMMARY:b~RELATED-TO:a~END:VTODO~END:VCALENDAR",
            })
    void a_file_of_each_format_is_imported(String source, String query, String mediaType, String file)
            throws Exception {
        HttpResponse<String> answer = alice.send(
                "POST",
                "/imports" + query,
                BodyPublishers.ofString(file.replace('~', '\n') + "\n"),
                "Content-Type",
                mediaType);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String id = JsonMapper.shared().readTree(answer.body()).path("id").asString();
        JsonNode end = alice.awaitEnd(id);
        assertThat(end.path("source").asString()).isEqualTo(source);
        assertThat(end.path("state").asString()).as(end.toString()).isEqualTo("completed");
        assertThat(end.path("created").asLong()).as(end.toString()).isEqualTo(2);
    }
}
