package app.taskflow.web.limit;

import app.taskflow.servers.EmbeddedRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Redis that tests share which do not end it. */
final class TestRedis {

    private static final EmbeddedRedis SHARED = start();

    private TestRedis() {}

    static String url() {
        return SHARED.url();
    }

    static int port() {
        return SHARED.port();
    }

    static Path newDirectory() {
        try {
            return Files.createTempDirectory("taskflow-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedRedis start() {
        EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Options.in(newDirectory()));
        Runtime.getRuntime().addShutdownHook(new Thread(redis::close));
        return redis;
    }
}
