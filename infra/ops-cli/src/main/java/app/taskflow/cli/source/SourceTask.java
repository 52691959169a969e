package app.taskflow.cli.source;

import app.taskflow.cli.client.TaskDraft;

/**
 * A task to be loaded, and where it comes from.
 *
 * @param place to be told with a problem: {@code line 12}, {@code task 3}
 */
public record SourceTask(String place, TaskDraft draft, boolean archived) {}
