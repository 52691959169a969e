package app.taskflow.formats;

import app.taskflow.formats.asana.AsanaReader;
import app.taskflow.formats.google.GoogleTasksReader;
import app.taskflow.formats.icalendar.IcsReader;
import app.taskflow.formats.microsoft.MicrosoftToDoReader;
import app.taskflow.formats.row.ReadOptions;
import app.taskflow.formats.row.RowReader;
import app.taskflow.formats.row.Source;
import app.taskflow.formats.row.UnreadableImportException;
import app.taskflow.formats.row.UnsupportedImportException;
import app.taskflow.formats.taskflow.TaskCsvReader;
import app.taskflow.formats.taskflow.TaskNdjsonReader;
import app.taskflow.formats.text.Limits;
import app.taskflow.formats.text.TextFiles;
import app.taskflow.formats.todoist.TodoistReader;
import app.taskflow.formats.trello.TrelloReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Opens files for reading. */
public final class ImportReaders {

    private ImportReaders() {}

    /**
     * Opens a file. What it is follows from its source and its content; its name and media type are not asked, as
     * they are often wrong.
     *
     * @param in is closed with the reader, or if this fails
     * @param declared the charset that the sender named, if any; a byte order mark in the file wins over it
     * @throws UnsupportedImportException if the bytes are no text
     * @throws UnreadableImportException if the text does not begin like such a file
     * @throws IOException if the stream itself fails
     */
    public static RowReader open(InputStream in, Source source, @Nullable Charset declared, ReadOptions options)
            throws IOException {
        try {
            return open(TextFiles.open(in, declared), source, options);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /**
     * How many bytes of memory reading a file of the source takes at the most, whatever the file holds: a record as
     * text, taken apart, and as a tree, and where tasks can only be told with the rest of the file, that.
     */
    public static long mostBytes(Source source) {
        long record = 16L * Limits.RECORD_CHARS;
        return switch (source) {
            case TASKFLOW, TODOIST, GOOGLE_TASKS, MICROSOFT_TODO, ICALENDAR -> record;
            case TRELLO, ASANA -> record + 2L * Limits.FILE_CHARS;
        };
    }

    private static RowReader open(Reader in, Source source, ReadOptions options) throws IOException {
        return switch (source) {
            case TASKFLOW -> taskFlow(new PushbackReader(in), options);
            case TODOIST -> TodoistReader.open(in, options);
            case GOOGLE_TASKS -> GoogleTasksReader.open(in, options);
            case TRELLO -> TrelloReader.open(in, options);
            case ASANA -> AsanaReader.open(in, options);
            case MICROSOFT_TODO -> MicrosoftToDoReader.open(in, options);
            case ICALENDAR -> IcsReader.open(in, options);
        };
    }

    private static RowReader taskFlow(PushbackReader in, ReadOptions options) throws IOException {
        int first = in.read();
        if (first >= 0) {
            in.unread(first);
        }
        return first == '{' || first == '[' ? new TaskNdjsonReader(in, options) : TaskCsvReader.open(in, options);
    }
}
