package app.taskflow.events.wire;

/** A Kafka record that is no event of ours. */
public final class MalformedEnvelopeException extends RuntimeException {

    MalformedEnvelopeException(String missing) {
        super("an event without the header " + missing);
    }

    MalformedEnvelopeException(RuntimeException cause) {
        super("an event with a malformed header", cause);
    }
}
