package app.taskflow.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A node of the query side as it runs in production, on the servers of the tests, with views of its own. */
public final class RunningQuerySide implements AutoCloseable {

    private static final String OWN_REDIS =
            TestRedis.start(TestDirectories.make("redis"), 0).url();

    private static @Nullable RunningQuerySide shared;

    private final ConfigurableApplicationContext context;

    private RunningQuerySide(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** The one that all tests may use that neither break it nor need it empty. */
    public static synchronized RunningQuerySide shared() {
        if (shared == null) {
            shared = start(Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** One of the caller's own; what is not said otherwise is as everywhere. */
    public static RunningQuerySide start(Map<String, String> properties) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("server.port", "0");
        all.put("management.server.port", "0");
        all.put("spring.main.register-shutdown-hook", "false");
        all.put("spring.main.banner-mode", "off");
        all.put("spring.mongodb.uri", TestMongo.uri());
        // Its own, as what is said there about views holds for one database of views.
        all.put("spring.data.redis.url", OWN_REDIS);
        all.put("taskflow.kafka.bootstrap-servers", TestLog.KAFKA.bootstrapServers());
        all.put("taskflow.log.database", TestLog.DATABASE.getName());
        all.put("taskflow.log.partitions", String.valueOf(TestLog.PARTITIONING.partitions()));
        all.put("taskflow.views.database", "views_" + UUID.randomUUID());
        all.put("taskflow.live.heartbeat", "500ms");
        all.put("taskflow.live.longest-replay", "300");
        // Tests put views there that no log has.
        all.put("taskflow.query.drift.owners-per-minute", "0");
        all.putAll(properties);
        return new RunningQuerySide(
                new SpringApplicationBuilder(QuerySideApplication.class, TestIssuer.class, StoreWatch.OnNode.class)
                        .properties(QuerySideApplication.CONFIG_NAMES)
                        .run(all.entrySet().stream()
                                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                                .toArray(String[]::new)));
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
