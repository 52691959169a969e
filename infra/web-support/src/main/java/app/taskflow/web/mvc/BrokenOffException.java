package app.taskflow.web.mvc;

/**
 * An answer that failed when some of it had gone out. It leaves the dispatcher, so that the container closes the
 * connection instead of ending the body: to its reader the answer is then not complete.
 */
final class BrokenOffException extends RuntimeException {

    BrokenOffException(Throwable cause) {
        super("an answer was broken off", cause);
    }
}
