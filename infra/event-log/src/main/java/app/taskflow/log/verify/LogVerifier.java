package app.taskflow.log.verify;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import com.mongodb.client.MongoDatabase;
import java.util.List;

/** Reads the log as it is stored, in constant memory, and tells whether it is what was written. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class LogVerifier {

    public LogVerifier(MongoDatabase database, Partitioning partitioning) {
        throw new UnsupportedOperationException();
    }

    /**
     * Verifies all partitions.
     *
     * @param expected heads known from elsewhere, like a signed checkpoint; without them a cut-off end goes unseen
     */
    public Verification verify(List<Head> expected) {
        throw new UnsupportedOperationException();
    }

    /**
     * Verifies the partition that holds the owner's commits. A problem is reported wherever in it it is, as nothing
     * behind a broken link is proven; only the owner's commits and events are counted.
     */
    public Verification verify(UserId owner, List<Head> expected) {
        throw new UnsupportedOperationException();
    }
}
