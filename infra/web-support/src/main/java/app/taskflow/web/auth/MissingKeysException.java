package app.taskflow.web.auth;

/** Nothing tells with which keys access tokens are to be verified; the service does not start without. */
public final class MissingKeysException extends RuntimeException {

    MissingKeysException() {
        super("taskflow.tokens.jwks-uri (TASKFLOW_TOKENS_JWKS_URI): needed where no tokens are issued");
    }
}
