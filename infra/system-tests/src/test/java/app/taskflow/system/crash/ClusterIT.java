package app.taskflow.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.system.client.Reader;
import app.taskflow.system.client.Writer;
import app.taskflow.system.program.RunningCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two command-side and two query-side processes against one set of servers, a node of each killed while users write. */
class ClusterIT {

    private static final int WRITERS = 8;

    @TempDir
    static Path data;

    private static RunningCluster cluster;

    @BeforeAll
    static void start() {
        cluster = RunningCluster.started(data);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void what_was_acknowledged_is_in_the_views_of_both_nodes_once_and_in_order_after_a_node_of_each_side_was_killed() {
        List<Writer> writers = IntStream.range(0, WRITERS)
                .mapToObj(n -> Writer.started(cluster.port(), "writer " + n))
                .toList();
        try {
            awaitWrittenByEach(writers, 10);
            kill("command-1");
            awaitWrittenByEach(writers, 10);
            kill("query-2");
            awaitWrittenByEach(writers, 10);
            writers.forEach(ClusterIT::assertAllIsThereOnce);
        } finally {
            writers.forEach(Writer::close);
        }
        assertThat(Stream.of("command-1", "query-2"))
                .as("what is killed is started again")
                .allMatch(node -> cluster.program().says(node + " (process"));
    }

    private static void kill(String node) {
        ProcessHandle process = cluster.processOf(node);
        assertThat(process.destroyForcibly()).isTrue();
        await().atMost(Duration.ofMinutes(1)).until(() -> !process.isAlive());
    }

    private static void awaitWrittenByEach(List<Writer> writers, int more) {
        List<Integer> enough =
                writers.stream().map(writer -> writer.count() + more).toList();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> IntStream.range(0, writers.size())
                        .allMatch(n -> writers.get(n).count() >= enough.get(n)));
    }

    /** Asked several times, as the query-side nodes take turns. */
    private static void assertAllIsThereOnce(Writer writer) {
        List<Reader.Seen> acknowledged = writer.stop().stream()
                .map(task -> new Reader.Seen(task.id(), task.title(), task.status()))
                .toList();
        for (int turn = 0; turn < 3; turn++) {
            assertThat(Reader.everythingOf(writer.visitor(), writer.consistencyToken()))
                    .isEqualTo(acknowledged);
        }
    }
}
