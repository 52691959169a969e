package app.taskflow.command.imports;

/** Why a command did nothing. */
public enum ImportRejection {
    /** It has come to its end. */
    FINISHED,
    /** It goes on still, so what it makes cannot be undone yet. */
    NOT_FINISHED,
    /** It is not its turn, any more or yet. */
    NOT_RUNNING,
    /** Its rows come from a producer, who alone can stop. */
    STREAM
}
