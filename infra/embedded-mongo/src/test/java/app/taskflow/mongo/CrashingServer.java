package app.taskflow.mongo;

import app.taskflow.mongo.store.Catalog;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A server in a process of its own, which can be killed at any moment. */
final class CrashingServer implements AutoCloseable {

    /** Small files, so that the journal rolls and snapshots are written all the time. */
    private static final Catalog.Limits LIMITS = new Catalog.Limits(64 << 10, 256 << 10);

    private final Process process;
    private final MongoClient client;

    private CrashingServer(Process process, MongoClient client) {
        this.process = process;
        this.client = client;
    }

    static CrashingServer start(Path data) throws IOException {
        Process process = process(data).redirectError(Redirect.INHERIT).start();
        String port = firstLine(process);
        if (port == null) {
            throw new IOException("the server did not start");
        }
        return new CrashingServer(
                process, MongoClients.create("mongodb://127.0.0.1:" + port + "/?serverSelectionTimeoutMS=5000"));
    }

    static ProcessBuilder process(Path data) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                CrashingServer.class.getName(),
                data.toString()));
    }

    static String firstLine(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    MongoClient client() {
        return client;
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly();
    }

    /** Says on which port it listens, and ends with the process that started it. */
    public static void main(String[] arguments) throws IOException {
        try {
            EmbeddedMongo mongo = EmbeddedMongo.start(EmbeddedMongo.Options.in(Path.of(arguments[0])), LIMITS);
            System.out.println(mongo.port());
        } catch (EmbeddedMongoException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
        while (System.in.read() >= 0) {
            // Waits for the end of its parent.
        }
        Runtime.getRuntime().halt(0);
    }
}
