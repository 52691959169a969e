package app.taskflow.query.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ViewsSettings.class)
class StoreConfiguration {

    /**
     * A request, and a question after our health, is answered within five seconds, so nothing may wait for MongoDB as
     * long as the driver would.
     */
    private static final int PATIENCE_MILLIS = 2_000;

    @Bean
    MongoClientSettingsBuilderCustomizer shortWaitsForViews() {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
    }

    @Bean
    MongoDatabase viewsDatabase(MongoClient client, ViewsSettings settings) {
        return ViewsDatabase.open(client, settings.database(), settings.timeout());
    }

    @Bean
    Views views(MongoDatabase viewsDatabase) {
        Views views = Views.in(viewsDatabase, ProjectionId.TASKS);
        views.createIndexes();
        return views;
    }
}
