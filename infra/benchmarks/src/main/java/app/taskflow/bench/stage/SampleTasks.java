package app.taskflow.bench.stage;

import app.taskflow.command.task.field.Edit;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Tasks as people have them, by number: the same number is the same task. */
public final class SampleTasks {

    private static final List<String> VERBS =
            List.of("Water", "Call", "Review", "Order", "Repair", "Prepare", "Book", "Send", "Clean", "Plan");
    private static final List<String> THINGS = List.of(
            "the plants on the balcony",
            "a dentist about next week",
            "the quarterly report",
            "new filters for the kitchen",
            "the bicycle's rear wheel",
            "slides for the town meeting",
            "the train to Zürich",
            "the signed contract");
    private static final List<String> TAGS = List.of("home", "work", "errands", "family", "someday");
    private static final String DESCRIPTION =
            "Ask first whether it is still needed. The details are in the letter of last month, on the second page.";
    private static final LocalDate DUE = LocalDate.of(2026, 12, 1);

    private SampleTasks() {}

    public static String title(int number) {
        return VERBS.get(number % VERBS.size()) + " " + THINGS.get(number / 3 % THINGS.size()) + " #" + number;
    }

    /** What a client sends to create it. */
    public static List<Edit> edits(int number) {
        Edit title = new Edit.Title(title(number));
        Edit tags = new Edit.Tags(List.copyOf(tags(number)));
        return isDescribed(number)
                ? List.of(
                        title,
                        tags,
                        new Edit.Description(DESCRIPTION),
                        new Edit.DueDate(due(number).toString()))
                : List.of(title, tags);
    }

    /** The same as the body of a request. */
    public static String json(int number) {
        String more = isDescribed(number)
                ? ",\"description\":\"%s\",\"dueDate\":\"%s\"".formatted(DESCRIPTION, due(number))
                : "";
        return "{\"title\":\"%s\",\"tags\":[\"%s\"]%s}"
                .formatted(title(number), String.join("\",\"", tags(number)), more);
    }

    /** So many of them as a file to be imported. */
    public static String csv(int tasks) {
        StringBuilder csv = new StringBuilder("externalId,title,description,dueDate,tags\n");
        for (int i = 0; i < tasks; i++) {
            csv.append("%d,%s,".formatted(i, title(i)));
            csv.append(isDescribed(i) ? "\"%s\",%s,".formatted(DESCRIPTION, due(i)) : ",,");
            csv.append(String.join("|", tags(i))).append('\n');
        }
        return csv.toString();
    }

    /** The same as the event that tells of it. */
    static TaskEvent.Created created(int number, Instant at) {
        return new TaskEvent.Created(
                title(number),
                isDescribed(number) ? DESCRIPTION : null,
                Status.TODO,
                Priority.NONE,
                isDescribed(number) ? new Due(due(number), null, null) : Due.NONE,
                tags(number),
                // Newest first, as new tasks have it.
                "%014d1".formatted(99_999_999_999_999L - at.toEpochMilli() * 10 - number % 10),
                at,
                null);
    }

    private static boolean isDescribed(int number) {
        return number % 3 == 0;
    }

    private static LocalDate due(int number) {
        return DUE.plusDays(number % 90);
    }

    private static List<String> tags(int number) {
        return List.of(TAGS.get(number % TAGS.size()));
    }
}
