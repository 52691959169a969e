package app.taskflow.system.program;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Two nodes of each side behind the gateway: what its banner says. */
public final class RunningCluster implements AutoCloseable {

    private final Program program;

    private RunningCluster(Program program) {
        this.program = program;
    }

    /** @param environment of the launching process, which the nodes inherit; it comes before what tests need */
    public static RunningCluster started(Path data, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>();
        all.put("TASKFLOW_LIMITS_FACTOR", "1000");
        all.putAll(environment);
        return new RunningCluster(Program.run(all, "cluster", "--port", "0", "--data", data.toString())
                .awaitReady());
    }

    public Program program() {
        return program;
    }

    /** Of the gateway. */
    public int port() {
        return program.port();
    }

    /** @param node as in the banner, for example {@code command-1} */
    public int portOf(String node) {
        return program.number(node + " +process \\d+, http://127.0.0.1:(\\d+),");
    }

    /** Of the process that ran when the cluster had just started. */
    public ProcessHandle processOf(String node) {
        return ProcessHandle.of(program.number(node + " +process (\\d+),")).orElseThrow();
    }

    @Override
    public void close() {
        program.close();
    }
}
