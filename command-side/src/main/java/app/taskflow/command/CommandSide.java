package app.taskflow.command;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** Everything of the command side, to be imported by whatever runs it: alone, or together with the query side. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = CommandSideApplication.class))
public class CommandSide {

    /** A request is answered within five seconds, so nothing may wait for MongoDB as long as the driver would. */
    private static final int PATIENCE_MILLIS = 2_000;

    /** A crowd that comes at once must not wait for its connections in pairs, as the driver would have it. */
    private static final int CONNECTING = 16;

    @Bean
    MongoClientSettingsBuilderCustomizer shortWaitsForMongo() {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(
                        pool -> pool.maxConnecting(CONNECTING).maxWaitTime(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
    }
}
