package app.taskflow.query.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ViewsSettings.class)
class StoreConfiguration {

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
