package app.taskflow.web.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where in the body, as a JSON pointer (RFC 6901); for a query parameter its name
 * @param code what programs decide by, in lower case with hyphens, such as {@code too-long}
 * @param message an English sentence for the reader
 */
public record FieldError(String pointer, String code, String message) {}
