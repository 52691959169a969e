package app.taskflow.query.store;

/**
 * A projection, and the number its views began with. Each version of the views is a collection of its own, so that one
 * can be built beside the other; the bookkeeping is the same for all of them, as every version that is shown or may be
 * has the same events in it.
 */
public record ProjectionId(String name, int version) {

    public static final ProjectionId TASKS = new ProjectionId("tasks", 1);

    /** The collection that holds a version of the views. */
    public String views(int ofVersion) {
        return name + "_v" + ofVersion;
    }

    /** A collection of the projection's bookkeeping. */
    public String bookkeeping(String what) {
        return this + "_" + what;
    }

    @Override
    public String toString() {
        return views(version);
    }
}
