package app.taskflow.log.axon;

import app.taskflow.log.Commit;
import app.taskflow.log.RecordedEvent;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * How far a reader of the whole log has come: for each partition how many commits, and how many events of the one
 * after. As commits are numbered without gaps, that is all there is to know. Immutable.
 */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.NONE,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
@JsonInclude(JsonInclude.Include.NON_NULL)
public final class LogTrackingToken implements TrackingToken {

    /** Commit and event in one number, which makes tokens easy to compare: a commit has at most 2^20 events. */
    private static final int EVENT_BITS = 20;

    private static final long EVENT_MASK = (1L << EVENT_BITS) - 1;

    private final long[] places;

    private LogTrackingToken(long[] places) {
        this.places = places;
    }

    /** Before the first event of each partition. */
    public static LogTrackingToken tail(int partitions) {
        return new LogTrackingToken(new long[partitions]);
    }

    /** Behind the given commit of each partition. */
    public static LogTrackingToken behind(long[] commits) {
        return new LogTrackingToken(
                Arrays.stream(commits).map(n -> n << EVENT_BITS).toArray());
    }

    @JsonCreator
    static LogTrackingToken read(
            @JsonProperty("commits") long[] commits, @JsonProperty("events") int @Nullable [] events) {
        LogTrackingToken token = behind(commits);
        for (int partition = 0; events != null && partition < events.length; partition++) {
            token.places[partition] |= events[partition];
        }
        return token;
    }

    @JsonProperty("commits")
    long[] commits() {
        return Arrays.stream(places).map(place -> place >>> EVENT_BITS).toArray();
    }

    /** Seldom there: readers mostly stop at the end of a commit. */
    @JsonProperty("events")
    int @Nullable [] events() {
        int[] events = Arrays.stream(places)
                .mapToInt(place -> (int) (place & EVENT_MASK))
                .toArray();
        return Arrays.stream(events).allMatch(event -> event == 0) ? null : events;
    }

    public int partitions() {
        return places.length;
    }

    /** How many commits of the partition have been read to their end. */
    public long commits(int partition) {
        return places[partition] >>> EVENT_BITS;
    }

    /** How many events have been read of the commit after those. */
    public int events(int partition) {
        return (int) (places[partition] & EVENT_MASK);
    }

    /** The token of a reader who has also read this event, and so all before it in its partition. */
    LogTrackingToken advance(Commit commit, RecordedEvent event) {
        long n = commit.position().n();
        long read = event.ownerSequence() - commit.first() + 1;
        return with(
                commit.position().partition(),
                read == commit.events().size() ? n << EVENT_BITS : (n - 1) << EVENT_BITS | read);
    }

    /** The token of a reader who stands behind this commit in the one partition. */
    LogTrackingToken behind(int partition, long n) {
        return with(partition, n << EVENT_BITS);
    }

    private LogTrackingToken with(int partition, long place) {
        long[] next = places.clone();
        next[partition] = place;
        return new LogTrackingToken(next);
    }

    @Override
    public LogTrackingToken lowerBound(TrackingToken other) {
        return combine(other, Math::min);
    }

    @Override
    public LogTrackingToken upperBound(TrackingToken other) {
        return combine(other, Math::max);
    }

    @Override
    public boolean covers(@Nullable TrackingToken other) {
        return other == null || combine(other, Math::max).equals(this);
    }

    private LogTrackingToken combine(TrackingToken other, LongBinaryOperator choice) {
        if (!(other instanceof LogTrackingToken token) || token.places.length != places.length) {
            throw new IllegalArgumentException("not a token of the same log: " + other);
        }
        long[] combined = new long[places.length];
        Arrays.setAll(combined, i -> choice.applyAsLong(places[i], token.places[i]));
        return new LogTrackingToken(combined);
    }

    /** How many commits have been read. */
    @Override
    public OptionalLong position() {
        return OptionalLong.of(LongStream.of(commits()).sum());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LogTrackingToken token && Arrays.equals(places, token.places);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(places);
    }

    @Override
    public String toString() {
        return "commits " + Arrays.toString(commits());
    }
}
