package app.taskflow.command.identity;

import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.EventLog;
import app.taskflow.log.LogOptions;
import com.mongodb.client.MongoClient;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;

/** One running node of the identity part of the service: real Tomcat, real servers behind it. */
final class IdentityNode implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private IdentityNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static IdentityNode start(Map<String, Object> settings) {
        return start(settings, Clock.systemUTC());
    }

    static IdentityNode start(Map<String, Object> settings, Clock clock) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "server.port",
                0,
                "server.address",
                "127.0.0.1",
                "management.server.port",
                0,
                "spring.main.banner-mode",
                "off",
                "spring.autoconfigure.exclude",
                axon(),
                "spring.data.redis.repositories.enabled",
                false,
                "spring.mongodb.database",
                "taskflow",
                "logging.level.root",
                "WARN"));
        all.putAll(settings);
        SpringApplication application = new SpringApplication(Setup.class);
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock));
        return new IdentityNode(application.run(all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new)));
    }

    /** Identity writes to the log itself: the framework would only want beans that are not here. */
    private static String axon() {
        return ImportCandidates.load(AutoConfiguration.class, IdentityNode.class.getClassLoader())
                .getCandidates()
                .stream()
                .filter(name -> name.startsWith("org.axonframework."))
                .collect(Collectors.joining(","));
    }

    String baseUrl() {
        int port = Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
        return "http://127.0.0.1:" + port;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** No {@code @Configuration}: the scan of the whole command side would find it, and its log. */
    @EnableAutoConfiguration
    @ComponentScan({
        "app.taskflow.command.account",
        "app.taskflow.command.admin",
        "app.taskflow.command.attempt",
        "app.taskflow.command.identity",
        "app.taskflow.command.keys",
        "app.taskflow.command.password",
        "app.taskflow.command.profile",
        "app.taskflow.command.session"
    })
    static class Setup {

        @Bean
        EventLog eventLog(MongoClient mongo) {
            return EventLog.open(mongo.getDatabase("taskflow_log"), Partitioning.DEFAULT, LogOptions.DEFAULT);
        }
    }
}
