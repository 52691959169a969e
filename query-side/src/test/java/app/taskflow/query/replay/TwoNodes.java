package app.taskflow.query.replay;

import static org.awaitility.Awaitility.await;

import app.taskflow.query.RunningQuerySide;
import app.taskflow.query.TestDirectories;
import app.taskflow.query.TestLog;
import app.taskflow.query.TestRedis;
import app.taskflow.query.client.Operator;
import app.taskflow.query.client.Reply;
import app.taskflow.query.store.Views;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Two nodes on the same views, which begin where the shared log is. */
final class TwoNodes implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, String> settings = new HashMap<>();
    private RunningQuerySide first;
    private final RunningQuerySide second;

    TwoNodes(Map<String, String> own) {
        settings.put("taskflow.views.database", "replayed_" + UUID.randomUUID());
        // Revisions in Redis are those of one database of views.
        settings.put(
                "spring.data.redis.url",
                TestRedis.start(TestDirectories.make("redis"), 0).url());
        settings.put("taskflow.query.projection.stall-check", "300ms");
        settings.put("taskflow.query.replay.settling", "100ms");
        settings.putAll(own);
        first = RunningQuerySide.start(settings);
        second = RunningQuerySide.start(settings);
    }

    RunningQuerySide first() {
        return first;
    }

    RunningQuerySide second() {
        return second;
    }

    Views views() {
        return second.bean(Views.class);
    }

    Operator operator() {
        return new Operator(second.port());
    }

    /** Ends the first node, whatever it is at, and starts another in its place. */
    void replaceFirst() {
        first.close();
        first = RunningQuerySide.start(settings);
    }

    /** All that the log has now is in the views. */
    void catchUp() {
        for (int partition = 0; partition < TestLog.PARTITIONING.partitions(); partition++) {
            int of = partition;
            long head = TestLog.LOG.head(of);
            await().atMost(PATIENCE).until(() -> {
                var checkpoint = views().checkpoints().all().get(of);
                return head == 0 || (checkpoint != null && checkpoint.n() >= head);
            });
        }
    }

    /** The id of a replay that was asked for. */
    String ask(Operator operator, String body) {
        return operator.postJson("/replays", body).is(202).json().path("id").asString();
    }

    JsonNode ended(Operator operator, String id) {
        return reached(operator, id, List.of("switched", "failed", "cancelled", "rolled-back"));
    }

    JsonNode reached(Operator operator, String id, List<String> states) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> states.contains(state(operator, id)));
        return operator.get("/replays/" + id).json();
    }

    private static String state(Operator operator, String id) {
        Reply reply = operator.get("/replays/" + id);
        return reply.is(200).json().path("state").asString();
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
