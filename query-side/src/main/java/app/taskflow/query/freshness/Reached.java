package app.taskflow.query.freshness;

import app.taskflow.events.id.UserId;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The message from node to node that owners' views have come up to a sequence. */
final class Reached {

    private static final int LENGTH = 3 * Long.BYTES;

    private Reached() {}

    static byte[] encode(Map<UserId, Long> sequences) {
        ByteBuffer bytes = ByteBuffer.allocate(sequences.size() * LENGTH);
        sequences.forEach((owner, sequence) -> bytes.putLong(owner.value().getMostSignificantBits())
                .putLong(owner.value().getLeastSignificantBits())
                .putLong(sequence));
        return bytes.array();
    }

    static Map<UserId, Long> decode(byte[] message) {
        ByteBuffer bytes = ByteBuffer.wrap(message);
        Map<UserId, Long> sequences = new HashMap<>();
        while (bytes.remaining() >= LENGTH) {
            UserId owner = new UserId(new UUID(bytes.getLong(), bytes.getLong()));
            sequences.merge(owner, bytes.getLong(), Math::max);
        }
        return sequences;
    }
}
