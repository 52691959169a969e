package app.taskflow.command.relay;

/** A topic whose partitions are not those of the log: what is in order there would not be in order here. */
final class UnfitTopicException extends RuntimeException {

    UnfitTopicException(String topic, int found, int expected) {
        super("topic %s has %d partitions, the log has %d".formatted(topic, found, expected));
    }
}
