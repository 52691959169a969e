package app.taskflow.query.projection;

/** Kafka has an event whose commit the log does not have: not yet on this server, or they do not belong together. */
final class MissingCommitsException extends RuntimeException {

    MissingCommitsException(int partition, long n) {
        super("partition %d: the log has nothing behind commit %d, but Kafka has".formatted(partition, n));
    }
}
