package app.taskflow.web.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error (RFC 9457), also used for one failed operation inside a batch.
 *
 * @param type the stable URI of the problem
 * @param title the same for every occurrence
 * @param status the HTTP status
 * @param detail what is wrong with this request
 * @param instance the path that was asked for
 * @param code what programs decide by
 * @param requestId the id under which the logs know the request
 * @param errors the places that are wrong; left out if there are none
 * @param extensions further members
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        String code,
        @Nullable String requestId,
        List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> extensions) {

    /** The problem as it stands inside another answer, where neither path nor request id is repeated. */
    public static Problem of(ProblemException problem) {
        return of(problem, null, null);
    }

    /** The problem as the answer to a request. */
    public static Problem of(ProblemException problem, @Nullable String instance, @Nullable String requestId) {
        return new Problem(
                problem.code().type(),
                problem.code().title(),
                problem.status(),
                problem.detail(),
                instance,
                problem.code().code(),
                requestId,
                problem.errors(),
                problem.extensions());
    }
}
