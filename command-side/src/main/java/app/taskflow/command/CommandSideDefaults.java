package app.taskflow.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/** The settings of Boot and Axon that this side relies on, wherever it runs. Any other source overrides them. */
final class CommandSideDefaults implements EnvironmentPostProcessor, Ordered {

    private static final String NAME = "taskflowCommandSideDefaults";

    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            // There is no Axon Server, nothing is asked from its makers, and no class name is ever serialised.
            Map.entry("axon.axonserver.enabled", false),
            Map.entry("axon.update-check.disabled", true),
            Map.entry("axon.serializer.general", "jackson3"),
            Map.entry("axon.serializer.messages", "jackson3"),
            Map.entry("axon.serializer.events", "jackson3"),
            // It takes a stack trace and a timer for each command. What a command waits for has its own deadline.
            Map.entry("axon.timeout.enabled", false),
            Map.entry("spring.data.redis.repositories.enabled", false),
            Map.entry("spring.data.redis.timeout", "1s"),
            Map.entry("spring.data.redis.connect-timeout", "1s"),
            Map.entry("management.endpoint.health.group.readiness.include", "*"),
            // A command for a task that is not there is answered; it is no failure, and no reason for a stack trace.
            Map.entry("logging.level.org.axonframework.modelling.command.AbstractRepository", "error"));

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> defaults = new LinkedHashMap<>(DEFAULTS);
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            defaults.put("taskflow.keys.development", false);
        }
        environment.getPropertySources().addLast(new MapPropertySource(NAME, defaults));
    }
}
