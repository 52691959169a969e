package app.taskflow.command.audit;

import app.taskflow.log.verify.Problem;
import app.taskflow.log.verify.Verification;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a verification found, as auditors see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerificationJson(
        boolean valid,
        long commits,
        long events,
        List<HeadJson> heads,
        @Nullable ProblemJson firstProblem) {

    record HeadJson(int partition, long n, String hash) {}

    /** @param kind changed, removed, inserted, reordered or truncated */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProblemJson(long position, String kind, @Nullable UUID ownerId) {

        static ProblemJson of(Problem problem) {
            return new ProblemJson(
                    problem.position().value(),
                    problem.kind().name().toLowerCase(Locale.ROOT),
                    problem.owner() == null ? null : problem.owner().value());
        }
    }

    static VerificationJson of(Verification found) {
        Problem problem = found.firstProblem();
        return new VerificationJson(
                found.valid(),
                found.commits(),
                found.events(),
                found.heads().stream()
                        .map(head -> new HeadJson(
                                head.partition(), head.n(), HexFormat.of().formatHex(head.hash())))
                        .toList(),
                problem == null ? null : ProblemJson.of(problem));
    }
}
