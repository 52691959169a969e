package app.taskflow.formats.text;

/** What is kept of a file at once; it bounds the memory of a reader whatever the file holds. */
public final class Limits {

    /** Of one record (CSV record, line, JSON item): a hundred times what a task can hold. */
    public static final int RECORD_CHARS = 1 << 20;

    /** Of what must be known of a whole file before its first task, such as the lists and checklists of a board. */
    public static final int FILE_CHARS = 1 << 25;

    private Limits() {}
}
