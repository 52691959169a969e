package app.taskflow.web.container;

import app.taskflow.web.answer.ProblemWriter;
import java.util.Arrays;
import org.apache.catalina.Context;
import org.apache.catalina.Pipeline;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/** Puts the edge into the container. Runs last: others replace what they find. */
final class TomcatEdge implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {

    /** Room for the largest request line and headers that are accepted; {@link Framing} has the exact limits. */
    private static final int HEADER_BUFFER = Framing.MAX_URI + Framing.MAX_HEADERS + 512;
    /**
     * How much of a refused body is read and thrown away so that the client gets to see the answer, and not a reset
     * connection. Enough for any JSON body that is a little too large.
     */
    private static final int SWALLOWED = 16 << 20;

    /** What clients leave unencoded in query strings although the standard asks for it; harmless to our parser. */
    private static final String RELAXED = "\"<>[\\]^`{|}";

    private final EdgeValve edge;
    private final ProblemWriter problems;

    TomcatEdge(EdgeValve edge, ProblemWriter problems) {
        this.edge = edge;
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addEngineValves(edge);
        factory.addConnectorCustomizers(TomcatEdge::configure);
        factory.addContextCustomizers(this::reportProblems);
    }

    private static void configure(Connector connector) {
        connector.setAllowTrace(false);
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            http.setMaxHttpRequestHeaderSize(HEADER_BUFFER);
            http.setMaxSwallowSize(SWALLOWED);
            // Refused by name like any other unknown parameter, instead of as a malformed request.
            http.setRelaxedQueryChars(RELAXED);
        }
    }

    private void reportProblems(Context context) {
        StandardHost host = (StandardHost) context.getParent();
        Pipeline pipeline = host.getPipeline();
        Arrays.stream(pipeline.getValves())
                .filter(ErrorReportValve.class::isInstance)
                .forEach(pipeline::removeValve);
        Valve reports = new ProblemReportValve(problems);
        pipeline.addValve(reports);
        // Else the host adds its own at start.
        host.setErrorReportValveClass(ProblemReportValve.class.getName());
    }
}
