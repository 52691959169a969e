package app.taskflow.cli.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of what is told of an import's rows. */
public record RowMessages(List<RowMessage> items, @Nullable String nextCursor) {

    /**
     * What is wrong with a row.
     *
     * @param row its number, the header not counted
     * @param line of the file, where it begins
     * @param severity an error keeps the row out, a warning does not
     */
    public record RowMessage(
            long row,
            long line,
            String severity,
            String code,
            String message,
            @Nullable String field) {}

    public RowMessages {
        items = List.copyOf(items);
    }
}
