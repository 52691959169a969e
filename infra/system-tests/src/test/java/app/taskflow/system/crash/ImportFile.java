package app.taskflow.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.system.client.Importer;
import app.taskflow.system.client.Importer.Counts;
import app.taskflow.system.client.Importer.Told;
import app.taskflow.system.client.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of tasks, and what has to come of it: most rows have an id of their own, some are equal to each other and have
 * none, and some are bad.
 *
 * @param titles of its good rows, in their order
 * @param errors what is told of its bad rows, in their order
 */
record ImportFile(String csv, List<String> titles, List<Told> errors) {

    static ImportFile ofRows(int rows) {
        StringBuilder csv = new StringBuilder("externalId,title,status,dueDate\n");
        List<String> titles = new ArrayList<>();
        List<Told> errors = new ArrayList<>();
        for (int row = 1; row <= rows; row++) {
            String title = row % 50 == 49 ? "The same as others" : "Task " + row;
            switch (row % 100) {
                case 7 -> {
                    csv.append("x%d,%s,nope,\n".formatted(row, title));
                    errors.add(new Told(row, "unknown-value"));
                }
                case 23 -> {
                    csv.append("x%d,%s,todo,2026-02-30\n".formatted(row, title));
                    errors.add(new Told(row, "no-such-date"));
                }
                case 49, 99 -> {
                    csv.append(",%s,todo,\n".formatted(title));
                    titles.add(title);
                }
                default -> {
                    csv.append("x%d,%s,todo,2026-12-01\n".formatted(row, title));
                    titles.add(title);
                }
            }
        }
        return new ImportFile(csv.toString(), titles, errors);
    }

    /** Each good row is one task, all is counted and told as it is, and the same file again changes nothing. */
    void assertImportedOnce(Importer importer, String id, long seed) {
        assertThat(importer.awaitCompleted(id))
                .as("seed %d", seed)
                .isEqualTo(new Counts(titles.size(), 0, errors.size(), 0));
        assertThat(importer.told(id)).as("seed %d", seed).isEqualTo(errors);
        List<Reader.Seen> tasks = importer.tasks();
        assertThat(tasks.stream().map(Reader.Seen::title))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(titles);
        assertThat(tasks.stream().map(Reader.Seen::id)).doesNotHaveDuplicates();

        assertThat(importer.awaitCompleted(importer.upload(csv)))
                .as("seed %d", seed)
                .isEqualTo(new Counts(0, titles.size(), errors.size(), 0));
        assertThat(importer.tasks()).as("seed %d", seed).isEqualTo(tasks);
    }
}
