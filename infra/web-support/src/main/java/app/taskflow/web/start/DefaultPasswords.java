package app.taskflow.web.start;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/** Keeps the service from starting in production with a password that stands in somebody's documentation. */
final class DefaultPasswords implements EnvironmentPostProcessor, Ordered {

    private static final Map<String, String> SETTINGS =
            Map.of("spring.mongodb.uri", "TASKFLOW_MONGODB_URI", "spring.data.redis.url", "TASKFLOW_REDIS_URL");

    private static final Set<String> KNOWN = Set.of(
            "admin",
            "administrator",
            "change-me",
            "changeit",
            "changeme",
            "default",
            "example",
            "foobared",
            "guest",
            "letmein",
            "mongo",
            "mongodb",
            "pass",
            "passw0rd",
            "password",
            "redis",
            "root",
            "secret",
            "taskflow",
            "test");

    /** After the files of the application, so that the active profiles are known. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            SETTINGS.forEach((property, setting) -> check(setting, given(environment, property, setting)));
        }
    }

    private static @Nullable String given(ConfigurableEnvironment environment, String property, String setting) {
        try {
            return environment.getProperty(property);
        } catch (IllegalArgumentException _) {
            // It refers to what is not there.
            throw new MisconfiguredException(setting, "it is not set, and in production nothing has a default");
        }
    }

    private static void check(String setting, @Nullable String address) {
        String password = password(address);
        if (password != null && KNOWN.contains(password.toLowerCase(Locale.ROOT))) {
            throw new MisconfiguredException(setting, "it holds a default password, which everybody knows");
        }
    }

    /** Between the first colon and the last at-sign of the authority, which may name several hosts. */
    private static @Nullable String password(@Nullable String address) {
        String authority = address == null ? null : authority(address);
        int at = authority == null ? -1 : authority.lastIndexOf('@');
        int colon = authority == null ? -1 : authority.indexOf(':');
        return authority != null && colon >= 0 && colon < at ? authority.substring(colon + 1, at) : null;
    }

    private static @Nullable String authority(String address) {
        int from = address.indexOf("://");
        if (from < 0) {
            return null;
        }
        int to = address.indexOf('/', from + 3);
        return address.substring(from + 3, to < 0 ? address.length() : to);
    }
}
