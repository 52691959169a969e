package app.taskflow.system.load;

import static org.awaitility.Awaitility.await;

import app.taskflow.system.client.Visitor;
import app.taskflow.system.program.FreePort;
import app.taskflow.system.program.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/** A node of the command side with little memory, which ends when that is not enough; its servers are elsewhere. */
final class SmallNode implements AutoCloseable {

    private final Program program;
    private final Visitor visitor;

    private SmallNode(Program program, Visitor visitor) {
        this.program = program;
        this.visitor = visitor;
    }

    static SmallNode started(int heapMebibytes, String mongo, String kafka, String redis, Path data) {
        int port = FreePort.find();
        Program program = Program.run(
                        List.of("-Xmx%dm".formatted(heapMebibytes), "-XX:+ExitOnOutOfMemoryError"),
                        Map.of(
                                "TASKFLOW_MONGODB_URI", mongo,
                                "TASKFLOW_KAFKA_BOOTSTRAP", kafka,
                                "TASKFLOW_REDIS_URL", redis,
                                "TASKFLOW_KEYS_DIRECTORY", data.resolve("keys").toString()),
                        "command-side",
                        "--port",
                        String.valueOf(port),
                        "--management-port",
                        "0",
                        "--log",
                        data.resolve("node.log").toString())
                .awaitReady();
        return new SmallNode(program, Visitor.registered(port));
    }

    Visitor visitor() {
        return visitor;
    }

    /** @return the import when it is completed */
    JsonNode awaitCompleted(String id, Duration within) {
        AtomicReference<JsonNode> state = new AtomicReference<>();
        await().atMost(within)
                .pollInterval(Duration.ofMillis(200))
                .failFast(() -> state.get() != null && isIn("failed", state.get()))
                .until(() -> {
                    state.set(visitor.get("/imports/" + id).json());
                    return isIn("completed", state.get());
                });
        return state.get();
    }

    private static boolean isIn(String state, JsonNode found) {
        return found.path("state").asString().equals(state);
    }

    boolean isAlive() {
        return program.isAlive();
    }

    @Override
    public void close() {
        visitor.close();
        program.close();
    }
}
