package app.taskflow.formats;

import app.taskflow.formats.row.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A file as the system writes it, made by hand to hold what importers of others fell over. */
record GoldenFile(String name, Source source) {

    static final List<GoldenFile> ALL = List.of(
            new GoldenFile("taskflow.csv", Source.TASKFLOW),
            new GoldenFile("taskflow.ndjson", Source.TASKFLOW),
            new GoldenFile("todoist.csv", Source.TODOIST),
            new GoldenFile("todoist-semicolons.csv", Source.TODOIST),
            new GoldenFile("google-tasks.json", Source.GOOGLE_TASKS),
            new GoldenFile("trello.json", Source.TRELLO),
            new GoldenFile("asana.csv", Source.ASANA),
            new GoldenFile("microsoft-todo.json", Source.MICROSOFT_TODO),
            new GoldenFile("icalendar.ics", Source.ICALENDAR));

    byte[] content() throws IOException {
        return resource(name);
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream in = GoldenFile.class.getResourceAsStream("/golden/" + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no /golden/" + name);
            }
            return in.readAllBytes();
        }
    }
}
