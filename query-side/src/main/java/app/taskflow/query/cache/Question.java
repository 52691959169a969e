package app.taskflow.query.cache;

/** What can be asked of a user's tasks. Immutable, with {@code equals} and {@code hashCode} by value. */
public interface Question {

    /** The question as a text that is the same on all nodes, and for no other question. */
    String canonical();

    /** Whether the answer changes as time goes by although no task does. */
    boolean dependsOnTime();
}
