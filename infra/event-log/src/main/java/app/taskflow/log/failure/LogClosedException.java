package app.taskflow.log.failure;

/** This node is stopping. The commit was not written and will not be. */
public final class LogClosedException extends LogException {

    public LogClosedException() {
        super("the log is closed on this node");
    }
}
