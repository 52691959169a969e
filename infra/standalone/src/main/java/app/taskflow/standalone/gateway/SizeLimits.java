package app.taskflow.standalone.gateway;

/** How large a body may be, by path; the nodes check it again. */
final class SizeLimits {

    private static final long MIB = 1L << 20;

    static final long LARGEST_BODY = 256 * MIB;

    /** In bytes, the query included. */
    static final int URL = 8 << 10;

    /** Larger than the contract's 16 KiB: the node shall see what is too large, and say so in the contract's form. */
    static final int HEADERS = 48 << 10;

    private SizeLimits() {}

    static long ofBody(String path) {
        return switch (path) {
            case "/api/v1/tasks/batch" -> 8 * MIB;
            case "/api/v1/imports" -> LARGEST_BODY;
            default -> MIB;
        };
    }
}
