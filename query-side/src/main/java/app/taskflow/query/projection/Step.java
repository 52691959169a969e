package app.taskflow.query.projection;

/**
 * One of the steps by which a folded batch becomes visible. Each may be repeated, and the process may end between any
 * two of them: then all of them are repeated, from the last checkpoint.
 */
@FunctionalInterface
interface Step {

    void run(FoldedBatch batch);
}
