package app.taskflow.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/** The settings of Boot that the edge relies on. Any other source of properties overrides them. */
final class EdgeDefaults implements EnvironmentPostProcessor, Ordered {

    private static final String NAME = "taskflowEdgeDefaults";

    /** Boot's own, but for the message: what clients sent must not begin a line of its own or colour the terminal. */
    private static final String CONSOLE = "%clr(%d{${LOG_DATEFORMAT_PATTERN:-yyyy-MM-dd'T'HH:mm:ss.SSSXXX}}){faint}"
            + " %clr(${LOG_LEVEL_PATTERN:-%5p}) %clr([%15.15t]){faint} %clr(${LOG_CORRELATION_PATTERN:-}){faint}"
            + "%clr(%-40.40logger{39}){cyan} : %replace(%m){'[\\x00-\\x1f\\x7f]', '_'}%n"
            + "${LOG_EXCEPTION_CONVERSION_WORD:-%wEx}";

    /** The same for a file. */
    private static final String FILE = "%d{${LOG_DATEFORMAT_PATTERN:-yyyy-MM-dd'T'HH:mm:ss.SSSXXX}}"
            + " ${LOG_LEVEL_PATTERN:-%5p} [%t] ${LOG_CORRELATION_PATTERN:-}"
            + "%-40.40logger{39} : %replace(%m){'[\\x00-\\x1f\\x7f]', '_'}%n"
            + "${LOG_EXCEPTION_CONVERSION_WORD:-%wEx}";

    /** After the files of the application, so that the active profiles are known. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> defaults = new LinkedHashMap<>(always());
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            defaults.putAll(production());
        }
        environment.getPropertySources().addLast(new MapPropertySource(NAME, defaults));
    }

    private static Map<String, Object> always() {
        return Map.ofEntries(
                Map.entry("spring.threads.virtual.enabled", true),
                Map.entry("server.shutdown", "graceful"),
                Map.entry("server.forward-headers-strategy", "none"),
                // Tomcat would close a connection after 100 requests, to share out threads that are not scarce here.
                Map.entry("server.tomcat.max-keep-alive-requests", -1),
                // Bodies are read once, by the handler, in the encoding the contract fixes.
                Map.entry("spring.servlet.multipart.enabled", false),
                Map.entry("spring.servlet.encoding.enabled", false),
                Map.entry("spring.mvc.formcontent.filter.enabled", false),
                Map.entry("spring.web.resources.add-mappings", false),
                // The pages are our own; the contract lists what is called with JSON.
                Map.entry("springdoc.api-docs.enabled", true),
                Map.entry("springdoc.swagger-ui.enabled", false),
                Map.entry("springdoc.packages-to-scan", "app.taskflow"),
                Map.entry("springdoc.paths-to-match", "/api/v1/**,/.well-known/**"),
                Map.entry("springdoc.default-produces-media-type", "application/json"),
                Map.entry("springdoc.writer-with-order-by-keys", true),
                // The line on the completion of a request says what these would, in one line.
                Map.entry("logging.level.org.springframework.web.servlet.PageNotFound", "error"),
                // It would write queries down, and some clients put secrets there.
                Map.entry("logging.level.org.springframework.web.servlet.DispatcherServlet", "info"),
                Map.entry("logging.level.org.apache.coyote.http11.Http11Processor", "warn"),
                Map.entry("logging.pattern.correlation", "[%X{requestId:-}] "),
                Map.entry("logging.pattern.console", CONSOLE),
                Map.entry("logging.pattern.file", FILE),
                Map.entry("taskflow.limits.factor", 100),
                // Never on the public port: 0 takes a free one where none is set.
                Map.entry("management.server.port", "${TASKFLOW_MANAGEMENT_PORT:0}"),
                Map.entry("management.endpoints.web.exposure.include", "health,info,prometheus"),
                Map.entry("management.endpoint.health.probes.enabled", true));
    }

    private static Map<String, Object> production() {
        return Map.of(
                "taskflow.allowed-origins", "https://taskflow.app",
                "taskflow.cookies.secure", true,
                "taskflow.cookies.same-site", "None",
                "taskflow.hsts", true,
                "taskflow.limits.factor", 1,
                "logging.structured.format.console", "ecs",
                "logging.structured.format.file", "ecs");
    }
}
