package app.taskflow.web.browser;

/** The configuration allows what cannot be an origin; a wildcard with credentials would allow everybody. */
public final class InvalidOriginException extends RuntimeException {

    InvalidOriginException(String text) {
        super("taskflow.allowed-origins (TASKFLOW_ALLOWED_ORIGINS): '%s' is not an origin like https://taskflow.app"
                .formatted(text));
    }
}
