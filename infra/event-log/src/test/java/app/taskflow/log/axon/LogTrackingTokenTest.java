package app.taskflow.log.axon;

import static app.taskflow.log.Drafts.draft;
import static app.taskflow.log.Drafts.event;
import static app.taskflow.log.Drafts.owner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.log.LogOptions;
import app.taskflow.log.TestMongo;
import com.mongodb.client.MongoDatabase;
import java.util.UUID;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

class LogTrackingTokenTest {

    private final LogTrackingToken tail = LogTrackingToken.tail(4);
    private final LogTrackingToken some = LogTrackingToken.behind(new long[] {5, 0, 7, 1});
    private final LogTrackingToken other = LogTrackingToken.behind(new long[] {4, 3, 7, 0});

    private static Jackson3Serializer serializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(
                        builder -> builder.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                .allowIfBaseType(TrackingToken.class)
                                .build()))
                .build();
    }

    private static Object copy(TrackingToken token) {
        SerializedObject<byte[]> serialized = serializer().serialize(token, byte[].class);
        return serializer().deserialize(serialized);
    }

    @Test
    void bounds_are_taken_partition_by_partition() {
        assertThat(some.lowerBound(other)).isEqualTo(LogTrackingToken.behind(new long[] {4, 0, 7, 0}));
        assertThat(some.upperBound(other)).isEqualTo(LogTrackingToken.behind(new long[] {5, 3, 7, 1}));
    }

    @Test
    void a_token_covers_what_is_behind_it_in_every_partition() {
        assertThat(some.covers(tail)).isTrue();
        assertThat(some.covers(some)).isTrue();
        assertThat(some.covers(null)).isTrue();
        assertThat(some.covers(other)).isFalse();
        assertThat(tail.covers(some)).isFalse();
        assertThat(some.upperBound(other).covers(some)).isTrue();
        assertThat(some.covers(some.lowerBound(other))).isTrue();
    }

    @Test
    void its_position_counts_the_commits() {
        assertThat(tail.position()).hasValue(0);
        assertThat(some.position()).hasValue(13);
    }

    @Test
    void tokens_of_another_kind_or_log_are_refused() {
        assertThatThrownBy(() -> some.covers(new GlobalSequenceTrackingToken(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> some.lowerBound(LogTrackingToken.tail(3)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_token_within_a_commit_lies_between_its_neighbours() {
        MongoDatabase database = TestMongo.newDatabase();
        try (EventLog log = EventLog.open(database, new Partitioning(1), LogOptions.DEFAULT)) {
            UUID aggregate = UUID.randomUUID();
            Commit commit = log.append(draft(owner(), event(aggregate, 0), event(aggregate, 1)));
            LogTrackingToken before = LogTrackingToken.tail(1);
            LogTrackingToken within = before.advance(commit, commit.events().get(0));
            LogTrackingToken behind = within.advance(commit, commit.events().get(1));

            assertThat(within.covers(before)).isTrue();
            assertThat(before.covers(within)).isFalse();
            assertThat(within.events(0)).isEqualTo(1);
            assertThat(within.commits(0)).isZero();
            assertThat(behind).isEqualTo(LogTrackingToken.behind(new long[] {1}));
            assertThat(copy(within)).isEqualTo(within);
        }
        database.drop();
    }

    @Test
    void a_token_survives_axons_serializer() {
        assertThat(copy(some)).isEqualTo(some);
        assertThat(copy(tail)).isEqualTo(tail);
        assertThat(copy(LogTrackingToken.behind(new long[] {(1L << 43) - 1})))
                .isEqualTo(LogTrackingToken.behind(new long[] {(1L << 43) - 1}));
    }

    @Test
    void a_token_survives_inside_axons_own_tokens() {
        TrackingToken replay = ReplayToken.createReplayToken(some, tail);
        assertThat(copy(replay)).isEqualTo(replay);
        TrackingToken merged = MergedTrackingToken.merged(some, other);
        assertThat(copy(merged)).isEqualTo(merged);
    }

    @Test
    void a_token_stays_small() {
        byte[] json = serializer()
                .serialize(LogTrackingToken.behind(new long[16]), byte[].class)
                .getData();
        assertThat(json).asString().isEqualTo("{\"commits\":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]}");
    }
}
