package app.taskflow.query;

import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.log.EventLog;
import app.taskflow.query.cache.ForgottenPages;
import app.taskflow.query.freshness.Arrivals;
import app.taskflow.query.freshness.RevisionPublisher;
import app.taskflow.query.freshness.Revisions;
import app.taskflow.query.projection.ProjectionSettings;
import app.taskflow.query.projection.TasksProjection;
import app.taskflow.query.projection.repair.DeadLetterDesk;
import app.taskflow.query.projection.repair.DeadLetterTopic;
import app.taskflow.query.projection.repair.OwnerCatchUp;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.redis.RedisLink;
import app.taskflow.query.store.ProjectionId;
import app.taskflow.query.store.Views;
import app.taskflow.query.view.TaskView;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one node of the query side is made of, without HTTP. */
public final class TestNode implements AutoCloseable {

    /** Events as the program of today reads them. */
    public static final TaskEvents PLAIN = new TaskEvents(EventCodec.standard()::decode);

    public static final Duration TERM = Duration.ofMillis(600);
    public static final ProjectionSettings SETTINGS = new ProjectionSettings(
            1, 500, Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(6), TERM, Duration.ofMinutes(1));

    public final Views views;
    public final RedisLink redis;
    public final Arrivals arrivals;
    public final Revisions revisions;
    public final RevisionPublisher publisher;
    public final OwnerCatchUp catchUp;
    public final DeadLetterTopic deadLetterTopic;
    public final DeadLetterDesk desk;
    public final TasksProjection projection;

    public TestNode(MongoDatabase database) {
        this(database, TestRedis.url(), PLAIN, TestLog.LOG);
    }

    public TestNode(MongoDatabase database, String redisUrl, TaskEvents events, EventLog log) {
        views = Views.in(database, ProjectionId.TASKS);
        views.createIndexes();
        arrivals = new Arrivals(views.owners());
        redis = TestRedis.link(redisUrl, Map.of("tf:projected:tasks_v1", arrivals::reached));
        revisions = new Revisions(redis, views.owners(), ProjectionId.TASKS, log.partitioning(), arrivals);
        publisher = new RevisionPublisher(redis, arrivals, ProjectionId.TASKS, TERM);
        catchUp = new OwnerCatchUp(log, events, views, Clock.systemUTC());
        deadLetterTopic = new DeadLetterTopic(views.deadLetters(), log, ProjectionId.TASKS, TestLog::producer);
        desk = new DeadLetterDesk(catchUp, views, publisher, Clock.systemUTC());
        projection = new TasksProjection(
                views,
                log,
                TestLog.KAFKA,
                SETTINGS,
                publisher,
                events,
                catchUp,
                deadLetterTopic,
                new ForgottenPages(redis));
    }

    public @Nullable TaskView view(TaskId task) {
        var found = views.tasks().load(List.of(task)).get(task);
        return found == null ? null : found.view();
    }

    public long sequence(UserId owner) {
        return views.owners().sequence(owner);
    }

    @Override
    public void close() {
        projection.close();
        deadLetterTopic.close();
        publisher.close();
        arrivals.close();
        redis.close();
    }
}
