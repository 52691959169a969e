package app.taskflow.command.imports.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.RunningCommandSide;
import app.taskflow.command.TestServers;
import app.taskflow.events.id.UserId;
import app.taskflow.log.EventLog;
import app.taskflow.log.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two nodes that share the work, one of which goes away in the middle of it. */
class TwoImportNodesTest {

    private static final int IMPORTS = 4;
    private static final int ROWS = 5_000;

    private final String database = TestServers.newDatabase();
    private final Map<String, String> settings = Map.of(
            "taskflow.log.database", database + "_log",
            "taskflow.identity.database", database + "_identity",
            "taskflow.imports.store.database", database + "_imports",
            "taskflow.imports.queue.group", database);

    private static String file(int number) {
        StringBuilder csv = new StringBuilder("externalId,title\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append("f").append(number).append("-").append(i).append(",T\n");
        }
        return csv.toString();
    }

    @Test
    void what_one_node_took_in_the_other_brings_to_its_end() throws Exception {
        try (RunningCommandSide survivor = RunningCommandSide.start(settings)) {
            UserId user = new UserId(UUID.randomUUID());
            List<String> ids = new ArrayList<>();
            try (RunningCommandSide leaver = RunningCommandSide.start(settings)) {
                Importer alice = Importer.of(leaver, user);
                for (int i = 0; i < IMPORTS; i++) {
                    ids.add(alice.accepted("", file(i)));
                }
            }
            Importer alice = Importer.of(survivor, user);
            for (String id : ids) {
                JsonNode state = alice.awaitEnd(id);
                assertThat(state.path("created").asLong()).as(state.toString()).isEqualTo(ROWS);
            }
            assertThat(survivor.bean(EventLog.class).readOwner(user, 1, Integer.MAX_VALUE).stream()
                            .flatMap(commit -> commit.events().stream())
                            .filter(event -> event.type().name().equals("task.created"))
                            .map(RecordedEvent::aggregateId))
                    .hasSize(IMPORTS * ROWS)
                    .doesNotHaveDuplicates();
        }
    }
}
