package app.taskflow.query.http;

import app.taskflow.log.EventLog;
import app.taskflow.query.cache.Answers;
import app.taskflow.query.cache.RedisAnswers;
import app.taskflow.query.changes.ChangesReader;
import app.taskflow.query.cursor.CursorSeal;
import app.taskflow.query.freshness.FreshRevisions;
import app.taskflow.query.history.HistoryReader;
import app.taskflow.query.history.OwnerHistoryReader;
import app.taskflow.query.http.answer.KnownAnswers;
import app.taskflow.query.list.Cursors;
import app.taskflow.query.list.PastPages;
import app.taskflow.query.list.TaskPages;
import app.taskflow.query.past.PastTasks;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.redis.RedisLink;
import app.taskflow.query.stats.StatisticsReader;
import app.taskflow.query.store.SharedSecret;
import app.taskflow.query.store.Views;
import app.taskflow.web.input.WireJson;
import app.taskflow.web.problem.ProblemMapping;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReadConfiguration {

    private static final String CURSORS = "cursors";
    private static final long NEAR_BYTES = 64L << 20;

    @Bean
    Answers answers(RedisLink redis, Views views) {
        return new Answers(new RedisAnswers(redis, views.projection().toString()), NEAR_BYTES);
    }

    @Bean
    TaskReads taskReads(
            FreshRevisions revisions,
            Answers answers,
            Views views,
            MongoDatabase viewsDatabase,
            EventLog log,
            TaskEvents events,
            WireJson json) {
        CursorSeal seal = new CursorSeal(SharedSecret.of(viewsDatabase, CURSORS));
        return new TaskReads(
                revisions,
                answers,
                views.versions(),
                views.tasks(),
                new TaskPages(views.tasks(), views.owners(), new Cursors(seal)),
                new StatisticsReader(views.tasks()),
                new HistoryReader(log, events, seal),
                new ChangesReader(views.tasks(), views.owners(), seal),
                json,
                Clock.systemUTC());
    }

    @Bean
    PastReads pastReads(
            TaskReads reads, PastTasks tasks, MongoDatabase viewsDatabase, EventLog log, TaskEvents events) {
        CursorSeal seal = new CursorSeal(SharedSecret.of(viewsDatabase, CURSORS));
        return new PastReads(
                reads,
                tasks,
                new PastPages(new Cursors(seal)),
                new OwnerHistoryReader(log, events, seal),
                Clock.systemUTC());
    }

    @Bean
    KnownAnswers knownAnswers(TaskReads reads) {
        return reads::present;
    }

    @Bean
    ProblemMapping viewFailures() {
        return new ViewFailures();
    }
}
