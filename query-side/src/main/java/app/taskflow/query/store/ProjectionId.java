package app.taskflow.query.store;

/**
 * A projection and the version of its views. Two versions have nothing in common in the database, so that one can be
 * built beside the other.
 */
public record ProjectionId(String name, int version) {

    public static final ProjectionId TASKS = new ProjectionId("tasks", 1);

    /** The collection that holds the views. */
    String views() {
        return name + "_v" + version;
    }

    /** A collection of the projection's bookkeeping. */
    String bookkeeping(String what) {
        return views() + "_" + what;
    }

    @Override
    public String toString() {
        return views();
    }
}
