package app.taskflow.query.view;

/** An event that cannot be applied to the view it meets: the history of the task is not what it should be. */
public final class UnfoldableEventException extends RuntimeException {

    UnfoldableEventException(String reason) {
        super(reason);
    }
}
