package app.taskflow.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import app.taskflow.log.failure.LogUnavailableException;
import app.taskflow.log.failure.LogUnavailableException.Outcome;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ServerId;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
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
        assertThat(MongoErrors.attempt(bulk(null, error(11000, message, 3))))
                .isEqualTo(new Attempt.Refused(3, constraint));
    }

    @Test
    void a_duplicate_key_of_an_index_that_is_not_the_logs_is_no_refusal_we_know() {
        String message = "E11000 duplicate key error collection: taskflow.commits index: by_hand dup key: { : 1 }";
        assertThatThrownBy(() -> MongoErrors.attempt(bulk(null, error(11000, message, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("by_hand");
    }

    static Stream<Arguments> failures() {
        ServerId server = new ServerId(new ClusterId(), SERVER);
        IOException cause = new IOException("broken");
        return Stream.of(
                argumentSet("no server", Outcome.NOT_WRITTEN, new MongoTimeoutException("no server")),
                argumentSet(
                        "no server within the operation's time",
                        Outcome.NOT_WRITTEN,
                        new MongoOperationTimeoutException("t", new MongoTimeoutException("no server"))),
                argumentSet(
                        "connection refused",
                        Outcome.NOT_WRITTEN,
                        new MongoSocketOpenException("refused", SERVER, cause)),
                argumentSet("pool cleared", Outcome.NOT_WRITTEN, new MongoConnectionPoolClearedException(server, null)),
                argumentSet("reply lost", Outcome.UNKNOWN, new MongoSocketReadException("read", SERVER, cause)),
                argumentSet("no reply", Outcome.UNKNOWN, new MongoSocketReadTimeoutException("read", SERVER, cause)),
                argumentSet("no reply in time", Outcome.UNKNOWN, new MongoOperationTimeoutException("t")),
                argumentSet("stepped down", Outcome.UNKNOWN, new MongoNotPrimaryException(new BsonDocument(), SERVER)),
                argumentSet(
                        "other command error",
                        Outcome.UNKNOWN,
                        new MongoCommandException(new BsonDocument("code", new BsonInt32(91)), SERVER)),
                argumentSet("other write error", Outcome.UNKNOWN, bulk(null, error(14031, "disk full", 0))),
                argumentSet(
                        "no majority in time",
                        Outcome.UNKNOWN,
                        bulk(new WriteConcernError(64, "WriteConcernFailed", "timed out", new BsonDocument()))));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void what_is_no_refusal_may_have_been_written_unless_it_was_never_sent(Outcome outcome, MongoException e) {
        assertThat(MongoErrors.attempt(e)).isEqualTo(new Attempt.Failed(outcome, e));
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
