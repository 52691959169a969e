package app.taskflow.command.imports.api;

import app.taskflow.formats.row.Source;
import com.fasterxml.jackson.annotation.JsonProperty;

/** The systems that can be imported from, by their names in the API. */
enum SourceName {
    @JsonProperty("taskflow")
    TASKFLOW(Source.TASKFLOW),
    @JsonProperty("todoist")
    TODOIST(Source.TODOIST),
    @JsonProperty("google-tasks")
    GOOGLE_TASKS(Source.GOOGLE_TASKS),
    @JsonProperty("trello")
    TRELLO(Source.TRELLO),
    @JsonProperty("asana")
    ASANA(Source.ASANA),
    @JsonProperty("microsoft-todo")
    MICROSOFT_TODO(Source.MICROSOFT_TODO),
    @JsonProperty("icalendar")
    ICALENDAR(Source.ICALENDAR);

    private final Source source;

    SourceName(Source source) {
        this.source = source;
    }

    Source source() {
        return source;
    }
}
