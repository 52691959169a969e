package app.taskflow.log.axon;

import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** How far a reader of the whole log has come: one number for each partition. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class LogTrackingToken implements TrackingToken {

    LogTrackingToken() {}

    @Override
    public TrackingToken lowerBound(TrackingToken other) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TrackingToken upperBound(TrackingToken other) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean covers(@Nullable TrackingToken other) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OptionalLong position() {
        throw new UnsupportedOperationException();
    }
}
