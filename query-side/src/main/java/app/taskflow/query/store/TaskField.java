package app.taskflow.query.store;

import java.util.List;

/** The names of a task document's fields that queries are made of. */
public final class TaskField {

    public static final String ID = "_id";
    public static final String OWNER = "owner";
    public static final String VERSION = "v";
    /** Where the task lies, as {@linkplain Codes a code}. */
    public static final String SHELF = "shelf";

    /** The sequence, among all events of the owner, of the last one that changed the task; no two of hers share it. */
    public static final String CHANGED = "changed";

    /** The same of the last one that changed the title; absent where none did. */
    public static final String TITLE_MOVED = "titleMoved";
    /** Likewise the due date, but not its time alone. */
    public static final String DUE_MOVED = "dueMoved";
    /** Likewise the priority. */
    public static final String PRIORITY_MOVED = "priorityMoved";

    public static final String RANK = "rank";
    public static final String CREATED = "created";
    public static final String UPDATED = "updated";
    public static final String STATUS = "status";
    /** As a {@linkplain Codes code}, as priorities are sorted by it. */
    public static final String PRIORITY = "priority";

    public static final String COMPLETED = "completed";
    public static final String PARENT = "parent";
    public static final String ARCHIVED = "archived";

    /** The due date in days since 1970; {@link #NO_DUE_DAY} without one, so that the index holds these tasks too. */
    public static final String DUE_DAY = "dueDay";
    /** The title as text that sorts in the order of the root collation. */
    public static final String TITLE_KEY = "titleKey";
    /** All that the task is found by: its words and their stems, and its {@linkplain Facet facets}. */
    public static final String TERMS = "terms";
    /** The words of the title alone, and their stems. */
    public static final String TITLE_TERMS = "titleTerms";

    /** The instant from which a task with a time zone is overdue unless it is done. */
    public static final String DEADLINE = "deadline";
    /** The same for a task without a zone: what a clock on the wall shows, written as if it were UTC. */
    public static final String WALL_DEADLINE = "wallDeadline";

    /** When a task in the trash goes for good. */
    public static final String EXPIRES = "expires";

    public static final int NO_DUE_DAY = Integer.MAX_VALUE;

    static final String TITLE = "title";
    static final String DESCRIPTION = "description";
    static final String TAGS = "tags";
    static final String DUE_TIME = "dueTime";
    static final String ZONE = "zone";
    static final String RECURRENCE = "recurrence";
    static final String SOURCE_SYSTEM = "sourceSystem";
    static final String SOURCE_ID = "sourceId";
    static final String DELETED = "deleted";

    /** What counting tasks needs of them, and no texts. */
    public static final List<String> COUNTED =
            List.of(OWNER, STATUS, PRIORITY, TAGS, DUE_DAY, DUE_TIME, ZONE, COMPLETED, ARCHIVED);

    private TaskField() {}
}
