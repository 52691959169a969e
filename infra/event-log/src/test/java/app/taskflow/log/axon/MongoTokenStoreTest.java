package app.taskflow.log.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.log.TestMongo;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Axon asks of its own token stores, as its tests of them have no base that others could extend. */
class MongoTokenStoreTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String PROCESSOR = "processor";
    private static final TrackingToken TOKEN = LogTrackingToken.behind(new long[] {1, 2});
    private static final TrackingToken LATER = LogTrackingToken.behind(new long[] {3, 2});

    private static final class Time extends Clock {

        private Instant now = Instant.parse("2026-11-23T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void pass(Duration duration) {
            now = now.plus(duration);
        }
    }

    private final MongoDatabase database = TestMongo.newDatabase();
    private final Serializer serializer = Jackson3Serializer.builder().build();
    private final Time time = new Time();
    private final MongoTokenStore store = storeOf("a");
    private final MongoTokenStore concurrent = storeOf("b");

    private MongoTokenStore storeOf(String node) {
        return new MongoTokenStore(database, serializer, TIMEOUT, node, time);
    }

    @AfterEach
    void drop() {
        database.drop();
    }

    @Test
    void segments_are_initialized_before_they_are_used() {
        assertThat(store.requiresExplicitSegmentInitialization()).isTrue();
        assertThatThrownBy(() -> store.fetchToken(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> store.storeToken(TOKEN, PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);

        store.initializeTokenSegments(PROCESSOR, 7);

        assertThat(store.fetchSegments(PROCESSOR)).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(store.fetchToken(PROCESSOR, 3)).isNull();
    }

    @Test
    void segments_are_initialized_at_a_given_token() {
        store.initializeTokenSegments(PROCESSOR, 2, TOKEN);
        assertThat(store.fetchToken(PROCESSOR, 0)).isEqualTo(TOKEN);
        assertThat(store.fetchToken(PROCESSOR, 1)).isEqualTo(TOKEN);
    }

    @Test
    void segments_are_initialized_once() {
        store.initializeTokenSegments(PROCESSOR, 2);
        assertThatThrownBy(() -> concurrent.initializeTokenSegments(PROCESSOR, 2))
                .isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void a_single_segment_is_initialized_without_being_claimed() {
        store.initializeSegment(TOKEN, PROCESSOR, 4);
        assertThat(concurrent.fetchToken(PROCESSOR, 4)).isEqualTo(TOKEN);
        assertThatThrownBy(() -> store.initializeSegment(null, PROCESSOR, 4))
                .isInstanceOf(UnableToInitializeTokenException.class);
    }

    @Test
    void a_token_is_stored_and_read() {
        store.initializeTokenSegments(PROCESSOR, 1);
        store.fetchToken(PROCESSOR, 0);
        store.storeToken(TOKEN, PROCESSOR, 0);
        assertThat(store.fetchToken(PROCESSOR, 0)).isEqualTo(TOKEN);
        store.storeToken(LATER, PROCESSOR, 0);
        assertThat(store.fetchToken(PROCESSOR, 0)).isEqualTo(LATER);
    }

    @Test
    void no_token_is_a_token_too() {
        store.initializeTokenSegments(PROCESSOR, 1, TOKEN);
        store.storeToken(null, PROCESSOR, 0);
        assertThat(store.fetchToken(PROCESSOR, 0)).isNull();
    }

    @Test
    void a_claimed_segment_is_nobody_elses() {
        store.initializeTokenSegments(PROCESSOR, 1, TOKEN);
        store.fetchToken(PROCESSOR, 0);

        assertThatThrownBy(() -> concurrent.fetchToken(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> concurrent.storeToken(LATER, PROCESSOR, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> concurrent.extendClaim(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> concurrent.deleteToken(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        concurrent.releaseClaim(PROCESSOR, 0);
        assertThat(store.fetchToken(PROCESSOR, 0)).isEqualTo(TOKEN);
    }

    @Test
    void a_released_segment_can_be_claimed_at_once() {
        store.initializeTokenSegments(PROCESSOR, 1, TOKEN);
        store.fetchToken(PROCESSOR, 0);
        store.releaseClaim(PROCESSOR, 0);
        assertThat(concurrent.fetchToken(PROCESSOR, 0)).isEqualTo(TOKEN);
        assertThatThrownBy(() -> store.extendClaim(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void a_claim_runs_out_and_the_old_holder_notices() {
        store.initializeTokenSegments(PROCESSOR, 1, TOKEN);
        store.fetchToken(PROCESSOR, 0);
        time.pass(TIMEOUT);
        assertThatThrownBy(() -> concurrent.fetchToken(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        time.pass(Duration.ofMillis(1));

        assertThat(concurrent.fetchToken(PROCESSOR, 0)).isEqualTo(TOKEN);
        assertThatThrownBy(() -> store.storeToken(LATER, PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> store.extendClaim(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(concurrent.fetchToken(PROCESSOR, 0)).isEqualTo(TOKEN);
    }

    @Test
    void a_claim_is_extended_by_extending_and_by_storing() {
        store.initializeTokenSegments(PROCESSOR, 1, TOKEN);
        store.fetchToken(PROCESSOR, 0);
        time.pass(TIMEOUT.dividedBy(2));
        store.extendClaim(PROCESSOR, 0);
        time.pass(TIMEOUT.dividedBy(2));
        store.storeToken(LATER, PROCESSOR, 0);
        time.pass(TIMEOUT);
        assertThatThrownBy(() -> concurrent.fetchToken(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void of_many_who_claim_a_segment_one_gets_it() throws Exception {
        store.initializeTokenSegments(PROCESSOR, 1, TOKEN);
        List<Callable<Boolean>> claims = new ArrayList<>();
        for (int node = 0; node < 12; node++) {
            MongoTokenStore each = storeOf("node-" + node);
            claims.add(() -> {
                try {
                    each.fetchToken(PROCESSOR, 0);
                    return true;
                } catch (UnableToClaimTokenException _) {
                    return false;
                }
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> results = threads.invokeAll(claims);
            assertThat(results).filteredOn(Future::resultNow).hasSize(1);
        }
    }

    @Test
    void a_claimed_token_can_be_deleted() {
        store.initializeTokenSegments(PROCESSOR, 2, TOKEN);
        assertThatThrownBy(() -> store.deleteToken(PROCESSOR, 1)).isInstanceOf(UnableToClaimTokenException.class);
        store.fetchToken(PROCESSOR, 1);
        store.deleteToken(PROCESSOR, 1);
        assertThat(store.fetchSegments(PROCESSOR)).containsExactly(0);
    }

    @Test
    void a_segment_is_claimed_as_what_it_is() {
        store.initializeTokenSegments(PROCESSOR, 2, TOKEN);
        Segment segment = Segment.computeSegment(1, 0, 1);
        assertThat(store.fetchToken(PROCESSOR, segment)).isEqualTo(TOKEN);
        assertThat(store.fetchAvailableSegments(PROCESSOR)).hasSize(2);
    }

    @Test
    void a_segment_that_was_split_meanwhile_is_not_claimed() {
        store.initializeTokenSegments(PROCESSOR, 2, TOKEN);
        Segment before = Segment.computeSegment(1, 0, 1);
        store.initializeSegment(null, PROCESSOR, 3);
        assertThatThrownBy(() -> store.fetchToken(PROCESSOR, before)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void a_segment_that_was_merged_meanwhile_is_not_claimed() {
        store.initializeTokenSegments(PROCESSOR, 2, TOKEN);
        Segment before = Segment.computeSegment(0, 0, 1);
        store.fetchToken(PROCESSOR, 1);
        store.deleteToken(PROCESSOR, 1);
        assertThatThrownBy(() -> store.fetchToken(PROCESSOR, before)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void processors_do_not_see_each_others_segments() {
        store.initializeTokenSegments(PROCESSOR, 1, TOKEN);
        store.initializeTokenSegments("other", 3);
        assertThat(store.fetchSegments(PROCESSOR)).containsExactly(0);
        assertThat(store.fetchSegments("third")).isEmpty();
        store.storeToken(LATER, "other", 0);
        assertThat(store.fetchToken(PROCESSOR, 0)).isEqualTo(TOKEN);
    }

    @Test
    void all_nodes_see_one_identity_of_the_store() {
        assertThat(store.retrieveStorageIdentifier())
                .isPresent()
                .isEqualTo(concurrent.retrieveStorageIdentifier())
                .isEqualTo(store.retrieveStorageIdentifier());
    }
}
