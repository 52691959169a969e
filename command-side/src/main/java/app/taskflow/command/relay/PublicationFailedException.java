package app.taskflow.command.relay;

/** Kafka did not take an event. Nothing that comes after it in its partition was sent. */
final class PublicationFailedException extends RuntimeException {

    PublicationFailedException(int partition, long acknowledged, Exception cause) {
        super("partition %d: could not be published after n %d".formatted(partition, acknowledged), cause);
    }
}
