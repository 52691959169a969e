package app.taskflow.standalone.server;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a process tells its Spring context: addresses, ports, and where the log goes. */
final class SpringSettings {

    private static final String LOOPBACK = "127.0.0.1";

    private SpringSettings() {}

    static String[] arguments(ServiceOptions options) {
        return of(options).entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    private static Map<String, Object> of(ServiceOptions options) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("spring.application.name", options.role().title());
        settings.put("server.port", options.port());
        settings.put("management.server.port", options.managementPort());
        if (options.loopbackOnly()) {
            settings.put("server.address", LOOPBACK);
            settings.put("management.server.address", LOOPBACK);
        }
        settings.put("spring.mongodb.uri", options.mongoUri());
        // Each part of TaskFlow names its own databases; Boot asks for one all the same.
        settings.put("spring.mongodb.database", "taskflow");
        settings.put("spring.data.redis.url", options.redisUrl());
        settings.put("taskflow.kafka.bootstrap-servers", options.kafkaBootstrapServers());
        options.kafkaMember().ifPresent(member -> settings.put("taskflow.kafka.member", member));
        if (!options.role().unusedAutoConfigurations().isEmpty()) {
            settings.put(
                    "spring.autoconfigure.exclude",
                    String.join(",", options.role().unusedAutoConfigurations()));
        }
        options.keys().ifPresent(directory -> settings.put("taskflow.keys.directory", directory.toString()));
        // Beside the keys, and so outside of what whoever reaches the database can alter.
        options.keys()
                .ifPresent(directory -> settings.put(
                        "taskflow.checkpoints.file",
                        directory.resolveSibling("checkpoints.jsonl").toString()));
        options.jwksUri().ifPresent(uri -> settings.put("taskflow.tokens.jwks-uri", uri.toString()));
        options.logFile().ifPresent(file -> settings.putAll(logTo(file)));
        return settings;
    }

    /** The console is for people: it gets a few lines of ours, and warnings once TaskFlow is ready. */
    private static Map<String, Object> logTo(Path file) {
        return Map.of(
                "logging.file.name", file.toString(),
                "logging.threshold.console", "off",
                "logging.logback.rollingpolicy.max-file-size", "50MB",
                "logging.logback.rollingpolicy.max-history", "5");
    }

    /** For whoever knows better: files and the environment override them. */
    static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("spring.main.banner-mode", "off"),
            // Ours closes the context before the servers it needs.
            Map.entry("spring.main.register-shutdown-hook", false),
            Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "10s"),
            Map.entry("spring.jmx.enabled", false),
            Map.entry("logging.level.kafka", "warn"),
            Map.entry("logging.level.org.apache.kafka", "warn"),
            Map.entry("logging.level.state.change.logger", "warn"),
            Map.entry("logging.level.org.axonframework", "warn"),
            // Of answers that could not be made, such as those to whoever asks for what is not there.
            Map.entry("logging.level.com.github.benmanes.caffeine.cache.LocalAsyncCache", "off"),
            // Of threads that are alive when the web server ends, which the process outlives by a second.
            Map.entry("logging.level.org.apache.catalina.loader.WebappClassLoaderBase", "error"));
}
