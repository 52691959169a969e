package app.taskflow.cli.account;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option that says where TaskFlow is. */
public final class Address {

    private static final String VARIABLE = "TASKFLOW_URL";
    private static final String USUAL = "http://localhost:5000";

    private final Environment environment;

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Where TaskFlow is (default $" + VARIABLE + ", else " + USUAL + ").")
    private @Nullable String url;

    public Address(Environment environment) {
        this.environment = environment;
    }

    /** @throws WrongUsageException if it is no address */
    public URI server() {
        String text = url == null ? Objects.requireNonNullElse(environment.variable(VARIABLE), USUAL) : url;
        try {
            URI server = URI.create(text);
            if (server.getHost() != null && ("http".equals(server.getScheme()) || "https".equals(server.getScheme()))) {
                return server;
            }
        } catch (IllegalArgumentException _) {
            // Told as any other address that is none.
        }
        throw new WrongUsageException("--url is no http address: " + text);
    }
}
