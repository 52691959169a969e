package app.taskflow.web.limit;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kinds of calls, each with a budget of its own. The names go to clients. */
enum LimitClass {
    /** Calls that prove who somebody is; always by address, since that is what they are guessed from. */
    AUTH("auth"),
    WRITE("write"),
    READ("read"),
    /** Uploads of files. */
    IMPORT("import");

    private static final Set<String> PROOFS =
            Set.of("/api/v1/auth/login", "/api/v1/auth/register", "/api/v1/auth/refresh");
    private static final String UPLOADS = "/api/v1/imports";

    private final String policy;

    LimitClass(String policy) {
        this.policy = policy;
    }

    /** @param method null, as the path, where the request could not be read that far */
    static LimitClass of(@Nullable String method, @Nullable String path) {
        return switch (method) {
            case "POST" -> path != null && PROOFS.contains(path) ? AUTH : UPLOADS.equals(path) ? IMPORT : WRITE;
            case "PUT", "PATCH", "DELETE" -> WRITE;
            case null, default -> READ;
        };
    }

    /** The name of the policy. */
    String policy() {
        return policy;
    }
}
