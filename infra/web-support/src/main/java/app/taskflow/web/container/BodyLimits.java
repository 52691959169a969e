package app.taskflow.web.container;

/** How large the body of a request may be, by its path. */
final class BodyLimits {

    private static final long MEBIBYTE = 1 << 20;
    private static final long DEFAULT = MEBIBYTE;
    private static final long BATCH = 8 * MEBIBYTE;
    private static final long IMPORT = 256 * MEBIBYTE;

    private BodyLimits() {}

    /** The most bytes a body of a request to this (decoded) path may have. */
    static long of(String path) {
        return switch (path) {
            case "/api/v1/tasks/batch" -> BATCH;
            case "/api/v1/imports" -> IMPORT;
            default -> DEFAULT;
        };
    }
}
