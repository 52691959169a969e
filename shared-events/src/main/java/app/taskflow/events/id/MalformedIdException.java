package app.taskflow.events.id;

/** A text that is not the id it was given as. */
public final class MalformedIdException extends RuntimeException {

    private static final int SHOWN = 64;

    MalformedIdException(String text) {
        super("not a UUID: '%s'".formatted(text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "..."));
    }
}
