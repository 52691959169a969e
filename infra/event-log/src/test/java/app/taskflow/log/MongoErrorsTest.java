package app.taskflow.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import app.taskflow.log.failure.LogUnavailableException;
import app.taskflow.log.failure.LogUnavailableException.Outcome;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MongoErrorsTest {

    private static final ServerAddress SERVER = new ServerAddress("127.0.0.1", 1);

    private static MongoBulkWriteException bulk(@Nullable WriteConcernError concern, BulkWriteError... errors) {
        return new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(), List.of(errors), concern, SERVER, Set.of());
    }

    private static BulkWriteError error(int code, String message, int index) {
        return new BulkWriteError(code, message, new BsonDocument(), index);
    }

    @ParameterizedTest
    @EnumSource
    void a_duplicate_key_names_its_constraint_and_commit(Constraint constraint) {
        String message = "E11000 duplicate key error collection: taskflow.commits index: %s dup key: { : 1 }"
                .formatted(constraint.index());
        assertThat(MongoErrors.attempt(bulk(null, error(11000, message, 3)), Outcome.UNKNOWN))
                .isEqualTo(new Attempt.Refused(3, constraint));
    }

    @Test
    void a_duplicate_key_of_an_index_that_is_not_the_logs_is_no_refusal_we_know() {
        String message = "E11000 duplicate key error collection: taskflow.commits index: by_hand dup key: { : 1 }";
        assertThatThrownBy(() -> MongoErrors.attempt(bulk(null, error(11000, message, 0)), Outcome.UNKNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("by_hand");
    }

    static Stream<Arguments> otherFailures() {
        return Stream.of(
                argumentSet("no server", new MongoTimeoutException("no server")),
                argumentSet("reply lost", new MongoSocketReadException("read", SERVER, new IOException("broken"))),
                argumentSet("no reply in time", new MongoOperationTimeoutException("t")),
                argumentSet("stepped down", new MongoNotPrimaryException(new BsonDocument(), SERVER)),
                argumentSet(
                        "no majority in time",
                        bulk(new WriteConcernError(64, "WriteConcernFailed", "timed out", new BsonDocument()))));
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void what_is_no_refusal_is_as_known_as_the_sending_was(MongoException e) {
        for (Outcome outcome : Outcome.values()) {
            assertThat(MongoErrors.attempt(e, outcome)).isEqualTo(new Attempt.Failed(outcome, e));
        }
    }

    @Test
    void another_error_of_the_server_leaves_the_outcome_unknown() {
        MongoException e = bulk(null, error(14031, "disk full", 0));
        assertThat(MongoErrors.attempt(e, Outcome.NOT_WRITTEN)).isEqualTo(new Attempt.Failed(Outcome.UNKNOWN, e));
    }

    @Test
    void reading_turns_the_drivers_failures_into_ours() {
        MongoException cause = new MongoTimeoutException("no server");
        assertThatThrownBy(() -> MongoErrors.reading(() -> {
                    throw cause;
                }))
                .isInstanceOf(LogUnavailableException.class)
                .hasCause(cause);
        assertThat(MongoErrors.reading(() -> "read")).isEqualTo("read");
    }
}
