package app.taskflow.command.imports.store;

import app.taskflow.log.EventLog;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportStoreProperties.class)
class ImportStoreConfiguration {

    private static final int PATIENCE_SECONDS = 4;

    @Bean
    Imports imports(EventLog log, MongoClient mongo, ImportStoreProperties properties) {
        return new Imports(log, new ImportSnapshots(database(mongo, properties)));
    }

    @Bean
    WaitingRows waitingRows(MongoClient mongo, ImportStoreProperties properties) {
        return new WaitingRows(database(mongo, properties), properties.keepRows());
    }

    @Bean
    RowMessages rowMessages(MongoClient mongo, ImportStoreProperties properties) {
        return new RowMessages(database(mongo, properties));
    }

    private static MongoDatabase database(MongoClient mongo, ImportStoreProperties properties) {
        return mongo.getDatabase(properties.database())
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
