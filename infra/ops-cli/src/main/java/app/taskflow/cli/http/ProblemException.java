package app.taskflow.cli.http;

/** The server answered, and refused. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    ProblemException(Call call, Problem problem) {
        super("%s %s: %s".formatted(call.method(), call.path(), problem.summary()));
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
