package app.taskflow.query;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The settings of Boot that this side relies on, wherever it runs. Any other source overrides them. */
final class QuerySideDefaults implements EnvironmentPostProcessor, Ordered {

    private static final String NAME = "taskflowQuerySideDefaults";

    private static final Map<String, Object> DEFAULTS = Map.of(
            "spring.data.redis.repositories.enabled",
            false,
            "spring.data.redis.timeout",
            "1s",
            "spring.data.redis.connect-timeout",
            "1s",
            "management.endpoint.health.group.readiness.include",
            "*");

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource(NAME, DEFAULTS));
    }
}
