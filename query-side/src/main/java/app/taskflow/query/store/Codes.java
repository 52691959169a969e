package app.taskflow.query.store;

import app.taskflow.events.task.Priority;
import app.taskflow.query.view.Shelf;

/** The numbers that stand for constants in the database; given once, and in the order in which they sort. */
public final class Codes {

    private Codes() {}

    public static int of(Shelf shelf) {
        return switch (shelf) {
            case LIVE -> 0;
            case ARCHIVED -> 1;
            case TRASH -> 2;
        };
    }

    public static int of(Priority priority) {
        return switch (priority) {
            case NONE -> 0;
            case LOW -> 1;
            case MEDIUM -> 2;
            case HIGH -> 3;
            case URGENT -> 4;
        };
    }

    static Priority priority(int code) {
        return switch (code) {
            case 0 -> Priority.NONE;
            case 1 -> Priority.LOW;
            case 2 -> Priority.MEDIUM;
            case 3 -> Priority.HIGH;
            case 4 -> Priority.URGENT;
            default -> throw new IllegalStateException("no priority has the code " + code);
        };
    }
}
