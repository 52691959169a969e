package app.taskflow.log.axon;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** How far Axon's event processors have come, and which node works on which of their segments. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class MongoTokenStore implements TokenStore {

    /**
     * @param claimTimeout after which a segment that its node does not claim again is free
     * @param node unique among the nodes that live
     */
    public MongoTokenStore(MongoDatabase database, Serializer serializer, Duration claimTimeout, String node) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int[] fetchSegments(String processorName) {
        throw new UnsupportedOperationException();
    }
}
