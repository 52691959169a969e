package app.taskflow.system.start;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.system.program.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees when it cannot start: one line that says why, and exit code 1. */
class StartFailuresIT {

    @TempDir
    Path data;

    @Test
    void a_port_in_use() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            failsWith("the API cannot listen on port %d: it is in use".formatted(port), Map.of(), port);
        }
    }

    @Test
    void a_port_in_use_of_an_embedded_server() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            failsWith(
                    "Kafka cannot listen on port %d: it is in use".formatted(taken.getLocalPort()),
                    Map.of("TASKFLOW_EMBEDDED_KAFKA_PORT", String.valueOf(taken.getLocalPort())),
                    0);
        }
    }

    @Test
    void a_data_directory_that_cannot_be_written() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "in the way");
        try (Program program = Program.run(
                Map.of(), "start", "--port", "0", "--data", file.resolve("x").toString())) {
            assertFailed(program, "the data directory %s cannot be written".formatted(file.resolve("x")));
        }
    }

    @Test
    void a_mongodb_that_does_not_answer() {
        failsWith(
                "MongoDB at 127.0.0.1:1 does not answer (TASKFLOW_MONGODB_URI)",
                Map.of("TASKFLOW_MONGODB_URI", "mongodb://ada:secret@127.0.0.1:1/"),
                0);
    }

    @Test
    void an_environment_that_makes_no_sense() {
        failsWith(
                "TASKFLOW_MANAGEMENT_PORT must be a port number from 0 to 65535, not \"five\"",
                Map.of("TASKFLOW_MANAGEMENT_PORT", "five"),
                0);
    }

    private void failsWith(String line, Map<String, String> environment, int port) {
        try (Program program = Program.run(
                environment,
                "start",
                "--port",
                String.valueOf(port),
                "--data",
                data.resolve("d").toString())) {
            assertFailed(program, line);
        }
    }

    private static void assertFailed(Program program, String line) {
        assertThat(program.exitCode()).isEqualTo(1);
        assertThat(program.text().lines().filter(said -> !said.startsWith("Starting TaskFlow")))
                .containsExactly("taskflow: " + line);
    }
}
