package app.taskflow.command.imports;

/**
 * What became of rows.
 *
 * @param created became a task, or brought one back that an undo had removed
 * @param unchanged had become a task before
 * @param rejected are no task
 * @param warnings messages about rows that were taken all the same
 */
public record Counts(long created, long unchanged, long rejected, long warnings) {

    public static final Counts NONE = new Counts(0, 0, 0, 0);

    public long processed() {
        return created + unchanged + rejected;
    }

    public Counts plus(Counts more) {
        return new Counts(
                created + more.created, unchanged + more.unchanged, rejected + more.rejected, warnings + more.warnings);
    }
}
