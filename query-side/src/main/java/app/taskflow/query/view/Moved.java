package app.taskflow.query.view;

/**
 * When a task last took another place in lists: for what they are sorted by, the sequence, among all events of the
 * owner, of the last event that changed it; 0 where the task has what it was created with. A list that is walked page by
 * page leaves out what moved since the walk began, as it may have been shown where it was before. That every event
 * changes when a task was updated goes without saying, and none changes its rank or when it was created.
 *
 * @param byDueDate of the date alone, as lists are not sorted by times
 */
public record Moved(long byTitle, long byDueDate, long byPriority) {

    public static final Moved NEVER = new Moved(0, 0, 0);
}
