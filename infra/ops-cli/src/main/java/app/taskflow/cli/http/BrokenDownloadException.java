package app.taskflow.cli.http;

/** An answer that began and did not come to its end. */
public final class BrokenDownloadException extends RuntimeException {

    BrokenDownloadException(long bytes, Exception cause) {
        super("the answer broke off after %d bytes (%s)".formatted(bytes, cause.getMessage()), cause);
    }
}
