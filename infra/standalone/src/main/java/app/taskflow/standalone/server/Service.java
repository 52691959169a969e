package app.taskflow.standalone.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/** A running Spring context with the HTTP servers of one role. */
public final class Service implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Service(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * To be called before anything logs: until the context sets the log up, everything would go to the console at the
     * finest level.
     */
    public static void silenceEarlyLogs() {
        LoggingSystem.get(Service.class.getClassLoader()).beforeInitialize();
    }

    /** Returns when the HTTP servers listen, which is before {@link #awaitReady readiness}. */
    public static Service start(ServiceOptions options) {
        SpringApplication application = new SpringApplication(EveryRole.class);
        application.setSources(options.role().sources());
        application.setDefaultProperties(SpringSettings.DEFAULTS);
        // As arguments: what the user asked for comes before files and the environment.
        return new Service(application.run(SpringSettings.arguments(options)));
    }

    public int port() {
        return port("local.server.port");
    }

    public int managementPort() {
        return port("local.management.port");
    }

    /** One of its parts, for whoever measures it from inside. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** @throws StartException if it is not ready in time */
    public void awaitReady() {
        Readiness.await(managementPort());
    }

    /** Requests that are under way are finished first. */
    @Override
    public void close() {
        context.close();
    }

    private int port(String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }
}
