package app.taskflow.cli.source;

import java.util.List;

/**
 * Everything that is to be loaded.
 *
 * @param name for people
 * @param notes what the source holds and cannot be loaded, one sentence each
 */
public record TaskSource(String name, List<SourceTask> tasks, List<String> notes) {

    public TaskSource {
        tasks = List.copyOf(tasks);
        notes = List.copyOf(notes);
    }
}
