package app.taskflow.formats.csv;

import app.taskflow.formats.row.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in the file.
 *
 * @param line the physical line it starts on, from 1
 * @param problem why its cells are not to be trusted, if they are not
 */
public record CsvRecord(
        long line, List<String> cells, @Nullable Finding problem) {

    /** The cell, empty where the record is too short to have it. */
    public String cell(int index) {
        return index >= 0 && index < cells.size() ? cells.get(index) : "";
    }

    boolean isBlank() {
        return problem == null && cells.stream().allMatch(String::isBlank);
    }
}
