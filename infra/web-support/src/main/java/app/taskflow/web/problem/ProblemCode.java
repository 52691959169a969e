package app.taskflow.web.problem;

import java.util.Locale;

/**
 * Every code an answer of the service can carry, with its status and its title. The code is what programs decide by,
 * so a constant is never renamed; the wire name is the constant's in lower case with hyphens.
 */
public enum ProblemCode {
    // 400: cannot be parsed, or names what does not exist
    MALFORMED_REQUEST(400, "The request cannot be understood"),
    UNKNOWN_PROPERTY(400, "The body has a property that does not exist"),
    UNKNOWN_PARAMETER(400, "The query has a parameter that does not exist"),
    REPEATED_PARAMETER(400, "A query parameter is given more than once"),
    INVALID_PARAMETER(400, "A parameter has a value it cannot have"),
    INVALID_CURSOR(400, "The cursor is not one of this list"),
    INVALID_IF_MATCH(400, "The If-Match header cannot be understood"),
    INVALID_IDEMPOTENCY_KEY(400, "The Idempotency-Key header cannot be understood"),

    // 401: every one of them comes with WWW-Authenticate
    AUTHENTICATION_REQUIRED(401, "Sign in first"),
    INVALID_TOKEN(401, "The token is not valid"),
    TOKEN_EXPIRED(401, "The access token has expired"),
    SESSION_REVOKED(401, "The session has ended"),
    INVALID_CREDENTIALS(401, "Email or password is wrong"),
    REFRESH_TOKEN_REUSED(401, "The refresh token was used before"),

    // 403
    FORBIDDEN(403, "Not allowed"),
    ORIGIN_NOT_ALLOWED(403, "The origin of the request is not allowed"),
    WRONG_PASSWORD(403, "The current password is wrong"),

    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "No acceptable representation"),

    // 409
    CONFLICT(409, "The change collided with another"),
    EMAIL_TAKEN(409, "The email is taken"),
    TASK_EXISTS(409, "The id is taken"),
    NOT_DELETED(409, "The task is not deleted"),
    UNDO_CONFLICT(409, "A later change stands in the way"),
    IMPORT_FINISHED(409, "The import has finished"),
    REPLAY_RUNNING(409, "Another replay of the projection is running"),
    REPLAY_FINISHED(409, "The replay has finished"),
    IDEMPOTENCY_KEY_IN_USE(409, "The first request with this key is still running"),

    SYNC_TOKEN_EXPIRED(410, "The sync token has expired"),
    VERSION_MISMATCH(412, "The resource has changed"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    URI_TOO_LONG(414, "The URL is too long"),

    // 415
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    UNSUPPORTED_IMPORT(415, "The file is of no kind that can be imported"),

    // 422: parses, but breaks a rule
    VALIDATION_FAILED(422, "The request breaks a rule"),
    WEAK_PASSWORD(422, "The password is too easy to guess"),
    PARENT_NOT_FOUND(422, "The parent does not exist"),
    BATCH_FAILED(422, "An operation failed, so none was done"),
    UNREADABLE_IMPORT(422, "The file cannot be read as what it is said to be"),
    IDEMPOTENCY_KEY_REUSED(422, "The key was used for another request"),

    // 429
    RATE_LIMITED(429, "Too many requests"),
    TOO_MANY_ATTEMPTS(429, "Too many failed attempts"),
    TOO_MANY_STREAMS(429, "Too many event streams"),

    HEADERS_TOO_LARGE(431, "The headers are too large"),

    // 5xx
    INTERNAL_ERROR(500, "Something went wrong"),
    UNAVAILABLE(503, "Not available for the moment"),
    READ_MODEL_BEHIND(503, "The last write is not visible yet");

    private static final String BASE = "https://taskflow.app/problems/";

    private final int status;
    private final String title;
    private final String code;
    private final String type;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.type = BASE + code;
    }

    /** The wire name, such as {@code not-found}. */
    public String code() {
        return code;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** A short English sentence, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The stable URI of the problem. */
    public String type() {
        return type;
    }

    /** The problem with nothing to add to its title. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    /** @param detail what is wrong with this request, for the reader; it must not hold internals or secrets */
    public ProblemException exception(String detail) {
        return exception().withDetail(detail);
    }
}
