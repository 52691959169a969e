package app.taskflow.log.failure;

/** What the command did does not fit into one document. Nothing was written; fewer or smaller events may fit. */
public final class CommitTooLargeException extends LogException {

    private final long bytes;
    private final long limit;

    public CommitTooLargeException(long bytes, long limit) {
        super("a commit of %d bytes, where %d are the most".formatted(bytes, limit));
        this.bytes = bytes;
        this.limit = limit;
    }

    public long bytes() {
        return bytes;
    }

    public long limit() {
        return limit;
    }
}
