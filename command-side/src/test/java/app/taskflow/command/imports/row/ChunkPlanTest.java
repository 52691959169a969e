package app.taskflow.command.imports.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.imports.Counts;
import app.taskflow.command.imports.row.RowMessage.Severity;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChunkPlanTest {

    private static final RowMessage WARNING = new RowMessage(3, 4, Severity.WARNING, "title-cut", "Cut", "title");
    private static final RowMessage ERROR = new RowMessage(5, 7, Severity.ERROR, "required", "No title", null);

    private final UserId owner = new UserId(UUID.randomUUID());

    private TaskId id(String row) {
        return DerivedId.of(owner, row);
    }

    private ImportRow row(String name, RowMessage... messages) {
        return new ImportRow.Valid(id(name), name.getBytes(UTF_8), null, List.of(messages));
    }

    @Test
    void rows_are_created_known_ones_unchanged_undone_ones_restored_and_repeats_unchanged() {
        List<ImportRow> rows = List.of(
                row("new"),
                row("known", WARNING),
                row("undone"),
                row("new"),
                row("undone"),
                new ImportRow.Rejected(List.of(ERROR)));
        ChunkPlan plan = ChunkPlan.of(rows, Set.of(id("known"), id("undone")), Map.of(id("undone"), 3L));
        assertThat(plan.created()).extracting(ImportRow.Valid::id).containsExactly(id("new"));
        assertThat(plan.restored()).containsExactly(Map.entry(id("undone"), 3L));
        assertThat(plan.counts()).isEqualTo(new Counts(2, 3, 1, 1));
    }

    @Test
    void a_row_has_one_id_for_each_owner_of_version_8() {
        assertThat(id("a")).isEqualTo(id("a")).isNotEqualTo(id("b"));
        assertThat(DerivedId.of(new UserId(UUID.randomUUID()), "a")).isNotEqualTo(id("a"));
        assertThat(id("a").value().version()).isEqualTo(8);
        assertThat(id("a").value().variant()).isEqualTo(2);
    }

    @Test
    void a_chunk_is_read_as_it_was_written() {
        Instant archived = Instant.parse("2026-11-23T09:59:26.689Z");
        List<ImportRow> rows = List.of(
                row("a", WARNING),
                new ImportRow.Valid(id("b"), "b".getBytes(UTF_8), archived, List.of()),
                new ImportRow.Rejected(List.of(ERROR)));
        assertThat(ChunkCodec.decode(ChunkCodec.encode(rows)))
                .usingRecursiveComparison()
                .isEqualTo(rows);
    }
}
