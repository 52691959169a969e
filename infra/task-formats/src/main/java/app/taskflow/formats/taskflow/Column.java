package app.taskflow.formats.taskflow;

import java.util.Arrays;
import java.util.List;

/** The columns of TaskFlow CSV, in the order they are written. */
enum Column {
    EXTERNAL_ID("externalId"),
    TITLE("title"),
    DESCRIPTION("description"),
    STATUS("status"),
    PRIORITY("priority"),
    DUE_DATE("dueDate"),
    DUE_TIME("dueTime"),
    TIME_ZONE("timeZone"),
    TAGS("tags"),
    PARENT_EXTERNAL_ID("parentExternalId"),
    RECURRENCE("recurrence"),
    CREATED_AT("createdAt"),
    COMPLETED_AT("completedAt"),
    ARCHIVED_AT("archivedAt");

    private final String header;

    Column(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }

    static List<String> headers() {
        return Arrays.stream(values()).map(Column::header).toList();
    }
}
