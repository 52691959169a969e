package app.taskflow.log.lease;

import app.taskflow.events.wire.Partitioning;
import com.mongodb.client.MongoDatabase;
import java.util.List;

/**
 * Spreads the partitions over the nodes that live: each node holds at most its fair share, and none is held twice as
 * far as the nodes can tell; where they cannot (a node that slept), the fence can.
 */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class Leases implements AutoCloseable {

    /**
     * Announces this node and begins to take partitions, in a thread of its own.
     *
     * @param purpose the work that the leases are for; each purpose has leases and checkpoints of its own
     * @param node a name for logs and operators; need not be unique
     */
    public static Leases start(
            MongoDatabase database,
            String purpose,
            Partitioning partitioning,
            String node,
            LeaseListener listener,
            LeaseOptions options) {
        throw new UnsupportedOperationException();
    }

    /** The leases that this node holds now. */
    public List<Lease> held() {
        throw new UnsupportedOperationException();
    }

    /** Ends every lease through the listener and hands all of them over at once. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
