package app.taskflow.web.container;

import app.taskflow.web.answer.ProblemWriter;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Takes the place of the container's HTML page for errors that no servlet answered. */
final class ProblemReportValve extends ErrorReportValve {

    private final ProblemWriter problems;

    ProblemReportValve(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        boolean due = response.getStatus() >= 400 && response.getContentWritten() == 0 && response.setErrorReported();
        if (!due) {
            return;
        }
        try {
            problems.write(request, response, ContainerFailure.of(request, response));
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("the client has gone before it was told of its error", e);
        }
    }
}
