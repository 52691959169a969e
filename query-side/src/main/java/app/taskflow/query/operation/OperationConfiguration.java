package app.taskflow.query.operation;

import app.taskflow.log.EventLog;
import app.taskflow.query.cursor.CursorSeal;
import app.taskflow.query.projection.ProjectionSettings;
import app.taskflow.query.projection.watch.ProjectionLag;
import app.taskflow.query.store.DeadLetters;
import app.taskflow.query.store.SharedSecret;
import app.taskflow.query.store.Views;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OperationConfiguration {

    private static final String CURSORS = "operation-cursors";

    @Bean
    OperationJournal operationJournal(EventLog log) {
        return new OperationJournal(log, Clock.systemUTC());
    }

    @Bean
    Projections projections(Views views, ProjectionLag lag, ProjectionSettings settings) {
        return new Projections(views, lag, settings);
    }

    @Bean
    DeadLetters deadLetters(Views views) {
        return views.deadLetters();
    }

    @Bean
    DeadLetterList deadLetterList(DeadLetters letters, MongoDatabase viewsDatabase) {
        return new DeadLetterList(letters, new CursorSeal(SharedSecret.of(viewsDatabase, CURSORS)));
    }
}
