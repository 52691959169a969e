package app.taskflow.formats.row;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The systems whose files can be read. */
public enum Source {
    /** Our own: CSV, or one JSON object a line, told apart by the first character. */
    TASKFLOW("taskflow", "text/csv", "application/x-ndjson"),
    TODOIST("todoist", "text/csv"),
    GOOGLE_TASKS("google-tasks", "application/json"),
    TRELLO("trello", "application/json"),
    ASANA("asana", "text/csv"),
    MICROSOFT_TODO("microsoft-todo", "application/json"),
    ICALENDAR("icalendar", "text/calendar");

    private final String wireName;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> mediaTypes;

    Source(String wireName, String... mediaTypes) {
        this.wireName = wireName;
        this.mediaTypes = List.of(mediaTypes);
    }

    public static Optional<Source> ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(source -> source.wireName.equals(wireName))
                .findFirst();
    }

    /** The name in the API and in a row's identity: never changed. */
    public String wireName() {
        return wireName;
    }

    /** What its files are served as. Reading goes by the content alone, as browsers guess these wrong. */
    public List<String> mediaTypes() {
        return mediaTypes;
    }
}
