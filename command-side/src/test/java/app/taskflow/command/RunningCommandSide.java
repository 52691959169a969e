package app.taskflow.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The command side as it runs in production, on the servers of the tests, with databases of its own. */
public final class RunningCommandSide implements AutoCloseable {

    private static @Nullable RunningCommandSide shared;

    private final ConfigurableApplicationContext context;

    private RunningCommandSide(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** The one that all tests may use that neither break it nor need it empty. */
    public static synchronized RunningCommandSide shared() {
        if (shared == null) {
            shared = start(Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** One of the caller's own. */
    public static RunningCommandSide start(Map<String, String> properties) {
        String database = TestServers.newDatabase();
        List<String> all = new ArrayList<>(List.of(
                CommandSideApplication.CONFIG_NAMES,
                "server.port=0",
                "management.server.port=0",
                "spring.main.register-shutdown-hook=false",
                "spring.main.banner-mode=off",
                "spring.mongodb.uri=" + TestServers.mongoUri(),
                "spring.data.redis.url=" + TestServers.redisUrl(),
                "taskflow.kafka.bootstrap-servers=" + TestServers.kafka(),
                "taskflow.imports.store.database=" + database + "_imports",
                "taskflow.imports.queue.group=" + database,
                "taskflow.checkpoints.file=target/test-checkpoints/" + UUID.randomUUID() + ".jsonl",
                "taskflow.log.database=" + database + "_log",
                "taskflow.identity.database=" + database + "_identity"));
        // A name given twice would have both values, as a list.
        all.removeIf(property -> properties.containsKey(property.substring(0, property.indexOf('='))));
        properties.forEach((name, value) -> all.add(name + "=" + value));
        return new RunningCommandSide(new SpringApplicationBuilder(CommandSideApplication.class, TestIssuer.class)
                .properties(CommandSideApplication.CONFIG_NAMES)
                .run(all.stream().map(property -> "--" + property).toArray(String[]::new)));
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
