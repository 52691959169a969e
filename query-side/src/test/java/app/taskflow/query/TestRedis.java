package app.taskflow.query;

import app.taskflow.query.redis.RedisLink;
import app.taskflow.servers.EmbeddedRedis;
import io.lettuce.core.RedisURI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** One Redis for all tests of this process that need it only to be there. */
public final class TestRedis {

    private static final String URL = start(TestDirectories.make("redis"), 0).url();
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private TestRedis() {}

    public static EmbeddedRedis start(Path directory, int port) {
        return EmbeddedRedis.start(new EmbeddedRedis.Options(directory, port));
    }

    public static RedisLink link() {
        return link(URL, Map.of());
    }

    public static RedisLink link(String url, Map<String, Consumer<byte[]>> subscriptions) {
        return new RedisLink(RedisURI.create(url), TIMEOUT, subscriptions);
    }

    public static String url() {
        return URL;
    }
}
