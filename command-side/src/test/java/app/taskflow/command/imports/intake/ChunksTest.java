package app.taskflow.command.imports.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.taskflow.command.imports.row.ImportRow;
import app.taskflow.web.background.Background;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ChunksTest {

    private static final int ROWS = 5;
    private static final IntakeProperties PROPERTIES = new IntakeProperties(ROWS, 2, 0.25);

    private final Background background = new Background("test");
    private final List<String> written = Collections.synchronizedList(new ArrayList<>());

    private static ImportRow row() {
        return new ImportRow.Rejected(List.of());
    }

    private void put(long chunk, List<ImportRow> rows) {
        written.add(chunk + ": " + rows.size() + " rows");
    }

    @Test
    void rows_are_written_in_chunks_the_last_of_which_may_be_short() {
        try (Chunks chunks = new Chunks(PROPERTIES, background, this::put)) {
            for (int i = 1; i <= ROWS; i++) {
                chunks.add(row());
            }
            chunks.finish();
            assertThat(written).containsExactly("0: 2 rows", "1: 2 rows", "2: 1 rows");
            assertThat(chunks.rows()).isEqualTo(ROWS);
            assertThat(chunks.count()).isEqualTo(3);
        }
    }

    @Test
    void a_row_too_many_is_refused() {
        try (Chunks chunks = new Chunks(PROPERTIES, background, this::put)) {
            for (int i = 1; i <= ROWS; i++) {
                chunks.add(row());
            }
            assertThatThrownBy(() -> chunks.add(row())).isInstanceOf(TooManyRowsException.class);
        }
    }

    @Test
    void the_next_chunk_is_read_while_one_is_written_but_not_the_one_after_it() {
        CountDownLatch go = new CountDownLatch(1);
        try (Chunks chunks = new Chunks(PROPERTIES, background, (chunk, rows) -> {
            hold(go);
            put(chunk, rows);
        })) {
            chunks.add(row());
            chunks.add(row());
            chunks.add(row());
            assertThat(written).isEmpty();
            AtomicBoolean added = new AtomicBoolean();
            Thread reader = Thread.ofPlatform().start(() -> {
                chunks.add(row());
                added.set(true);
            });
            await().until(() -> reader.getState() == Thread.State.WAITING);
            assertThat(added).isFalse();
            go.countDown();
            await().untilTrue(added);
            chunks.finish();
            assertThat(written).containsExactly("0: 2 rows", "1: 2 rows");
        }
    }

    @Test
    void what_goes_wrong_with_a_chunk_is_told_and_nothing_is_written_after_it() {
        IllegalStateException away = new IllegalStateException("away");
        try (Chunks chunks = new Chunks(PROPERTIES, background, (chunk, rows) -> {
            if (chunk == 0) {
                throw away;
            }
            put(chunk, rows);
        })) {
            chunks.add(row());
            chunks.add(row());
            chunks.add(row());
            assertThatThrownBy(() -> chunks.add(row())).isSameAs(away);
        }
        try (Chunks chunks = new Chunks(PROPERTIES, background, (_, _) -> {
            throw away;
        })) {
            chunks.add(row());
            assertThatThrownBy(chunks::finish).isSameAs(away);
        }
        assertThat(written).isEmpty();
    }

    private static void hold(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
