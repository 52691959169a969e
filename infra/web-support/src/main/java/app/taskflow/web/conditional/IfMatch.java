package app.taskflow.web.conditional;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The condition of a write: which version the client has seen. A controller takes it as an argument. */
public sealed interface IfMatch {

    /** The client does not care. */
    record Absent() implements IfMatch {}

    /** Any version, as long as there is one ({@code *}). */
    record Any() implements IfMatch {}

    /** One of these. */
    record OneOf(List<EntityTag> tags) implements IfMatch {}

    /** @throws ProblemException 400 {@code invalid-if-match} if the header cannot be understood */
    static IfMatch of(HttpServletRequest request) {
        String header = EntityTagList.header(request, "If-Match");
        if (header == null) {
            return new Absent();
        }
        if (header.strip().equals("*")) {
            return new Any();
        }
        return EntityTagList.parse(header)
                .<IfMatch>map(OneOf::new)
                .orElseThrow(ProblemCode.INVALID_IF_MATCH::exception);
    }

    /** Whether the write may go on. */
    default boolean permits(EntityTag current) {
        return switch (this) {
            case Absent _, Any _ -> true;
            case OneOf(List<EntityTag> tags) -> tags.stream().anyMatch(current::matchesVersion);
        };
    }

    /** @throws ProblemException 412 {@code version-mismatch} with the current tag unless the write may go on */
    default void require(EntityTag current) {
        if (!permits(current)) {
            throw mismatch(current);
        }
    }

    /** The 412 for a version that has been overtaken. */
    static ProblemException mismatch(EntityTag current) {
        return ProblemCode.VERSION_MISMATCH.exception().withHeader("ETag", current.toString());
    }
}
