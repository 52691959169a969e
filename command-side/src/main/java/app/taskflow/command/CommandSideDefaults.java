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

    private static final Map<String, Object> DEFAULTS = Map.of(
            // There is no Axon Server, nothing is asked from its makers, and no class name is ever serialised.
            "axon.axonserver.enabled", false,
            "axon.update-check.disabled", true,
            "axon.serializer.general", "jackson3",
            "axon.serializer.messages", "jackson3",
            "axon.serializer.events", "jackson3",
            "spring.data.redis.repositories.enabled", false,
            "spring.data.redis.timeout", "1s",
            "spring.data.redis.connect-timeout", "1s",
            "management.endpoint.health.group.readiness.include", "*",
            // A command for a task that is not there is answered; it is no failure, and no reason for a stack trace.
            "logging.level.org.axonframework.modelling.command.AbstractRepository", "error");

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
