package app.taskflow.web.sample;

import app.taskflow.web.auth.SessionCheck;
import app.taskflow.web.auth.VerificationKeys;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemMapping;
import app.taskflow.web.wire.Answer;
import app.taskflow.web.wire.Ask;
import app.taskflow.web.wire.Wire;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A running service on a free port of the loopback interface. */
public final class SampleService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private SampleService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** The one that most tests ask; it lives as long as they do. */
    public static SampleService shared() {
        return Shared.INSTANCE;
    }

    private static final class Shared {

        static final SampleService INSTANCE = start(Map.of());
    }

    /** Starts one with further settings. */
    public static SampleService start(Map<String, Object> settings) {
        SpringApplication application = new SpringApplication(Setup.class);
        Map<String, Object> all = new HashMap<>(Map.of(
                "server.port",
                0,
                "server.address",
                "127.0.0.1",
                "management.server.port",
                0,
                "spring.main.banner-mode",
                "off",
                "management.health.redis.enabled",
                false,
                "taskflow.allowed-origins",
                "http://localhost:3000"));
        all.putAll(settings);
        String[] arguments = all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new SampleService(application.run(arguments));
    }

    public int port() {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    public int managementPort() {
        return Objects.requireNonNull(context.getEnvironment().getProperty("local.management.port", Integer.class));
    }

    public Answer ask(Ask ask) {
        return Wire.ask(port(), ask);
    }

    /** Asks as Ada. */
    public Answer askSignedIn(Ask ask) {
        return ask(ask.bearer(issuer().token()));
    }

    public Issuer issuer() {
        return bean(Issuer.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({SampleTasks.class, SampleAdministration.class})
    static class Setup {

        @Bean
        Issuer issuer() {
            return new Issuer();
        }

        @Bean
        VerificationKeys keys(Issuer issuer) {
            return issuer::key;
        }

        @Bean
        ProblemMapping ownFailures() {
            return failure ->
                    failure instanceof SampleTasks.UndoException ? ProblemCode.UNDO_CONFLICT.exception() : null;
        }

        @Bean
        RevokedSessions revoked() {
            return new RevokedSessions(ConcurrentHashMap.newKeySet());
        }
    }

    /** Sessions that were taken back. */
    public record RevokedSessions(Set<UUID> ids) implements SessionCheck {

        @Override
        public boolean isRevoked(app.taskflow.web.auth.AuthenticatedUser user) {
            return ids.contains(user.sessionId());
        }
    }
}
