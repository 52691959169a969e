package app.taskflow.events.catalogue;

/**
 * The name of an event on the wire and the revision of its shape.
 *
 * @param name stable for ever, like {@code task.created}; never a class name
 * @param revision from 1; raised when a reader of the older shape could misread the newer
 */
public record EventType(String name, int revision) {

    public EventType {
        if (name.isBlank() || revision < 1) {
            throw new IllegalArgumentException("no event type: %s/%d".formatted(name, revision));
        }
    }

    @Override
    public String toString() {
        return name + "/" + revision;
    }
}
