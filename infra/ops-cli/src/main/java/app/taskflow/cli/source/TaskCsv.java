package app.taskflow.cli.source;

import app.taskflow.cli.client.TaskDraft;
import com.github.f4b6a3.uuid.UuidCreator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * TaskFlow's own CSV: UTF-8 with or without a byte order mark, RFC 4180, a header row, columns in any order, cells of
 * many lines. Values are taken as they are written; whether they are right is for the server to say.
 */
public final class TaskCsv {

    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int NOTES = 5;
    private static final Set<String> COLUMNS = Set.of(
            "externalId",
            "title",
            "description",
            "status",
            "priority",
            "dueDate",
            "dueTime",
            "timeZone",
            "tags",
            "parentExternalId",
            "createdAt",
            "completedAt",
            "archivedAt");

    private final Map<String, Integer> header = new HashMap<>();
    private final List<SourceTask> tasks = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Path file;
    private int columns;
    private int ragged;
    private int children;

    private TaskCsv(Path file) {
        this.file = file;
    }

    /**
     * Reads at most {@code limit} tasks.
     *
     * @throws UnreadableFileException if the file is not there, is no text, or has no header with a title
     */
    public static TaskSource read(Path file, int limit) {
        return new TaskCsv(file).read(limit);
    }

    private TaskSource read(int limit) {
        try (BufferedReader text = open();
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                throw new UnreadableFileException(file, "it is empty");
            }
            header(records.next());
            while (tasks.size() < limit && records.hasNext()) {
                record(records.next());
            }
        } catch (CsvParseException e) {
            throw new UnreadableFileException(file, reason(e), e);
        } catch (NoSuchFileException e) {
            throw new UnreadableFileException(file, "there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException(file, "it is not UTF-8", e);
        } catch (IOException e) {
            throw new UnreadableFileException(file, String.valueOf(e.getMessage()), e);
        }
        return new TaskSource(String.valueOf(file.getFileName()), tasks, notes());
    }

    private static String reason(CsvParseException e) {
        Throwable cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : e.getMessage() + " " + cause.getMessage();
    }

    private BufferedReader open() throws IOException {
        BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private void header(CsvRecord record) {
        columns = record.getFieldCount();
        for (int i = 0; i < columns; i++) {
            String name = record.getField(i).strip();
            if (header.put(name, i) != null) {
                throw new UnreadableFileException(file, "the column '%s' is there twice".formatted(name));
            }
            if (!COLUMNS.contains(name)) {
                notes.add("The column '%s' is unknown and left out.".formatted(name));
            }
        }
        if (!header.containsKey("title")) {
            throw new UnreadableFileException(file, "its first line names no column 'title'");
        }
    }

    private void record(CsvRecord record) {
        if (record.getFieldCount() != columns) {
            ragged++;
            if (ragged <= NOTES) {
                notes.add("Line %d has %d cells in place of %d and is left out."
                        .formatted(record.getStartingLineNumber(), record.getFieldCount(), columns));
            }
            return;
        }
        children += cell(record, "parentExternalId") == null ? 0 : 1;
        tasks.add(new SourceTask(
                "line " + record.getStartingLineNumber(), draft(record), cell(record, "archivedAt") != null));
    }

    private TaskDraft draft(CsvRecord record) {
        String status = cell(record, "status");
        String title = cell(record, "title");
        return new TaskDraft(
                UuidCreator.getTimeOrderedEpoch(),
                title == null ? "" : title,
                cell(record, "description"),
                status == null && cell(record, "completedAt") != null ? "done" : status,
                cell(record, "priority"),
                cell(record, "dueDate"),
                cell(record, "dueTime"),
                cell(record, "timeZone"),
                tags(cell(record, "tags")));
    }

    private @Nullable String cell(CsvRecord record, String column) {
        Integer index = header.get(column);
        String value = index == null ? "" : record.getField(index);
        return value.isEmpty() ? null : value;
    }

    private static List<String> tags(@Nullable String cell) {
        return cell == null ? List.of() : List.of(cell.split("\\|", -1));
    }

    private List<String> notes() {
        if (ragged > NOTES) {
            notes.add("%d more lines have a wrong number of cells and are left out.".formatted(ragged - NOTES));
        }
        if (children > 0) {
            notes.add("%d tasks name a parent and are loaded without one.".formatted(children));
        }
        return List.copyOf(notes);
    }
}
