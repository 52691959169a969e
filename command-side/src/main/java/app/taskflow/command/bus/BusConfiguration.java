package app.taskflow.command.bus;

import static app.taskflow.log.axon.CommitMetaData.ACTOR;
import static app.taskflow.log.axon.CommitMetaData.IDEMPOTENCY_KEY;
import static app.taskflow.log.axon.CommitMetaData.OWNER;
import static app.taskflow.log.axon.CommitMetaData.REQUEST_DIGEST;
import static app.taskflow.log.axon.CommitMetaData.REQUEST_ID;
import static app.taskflow.log.axon.CommitMetaData.TRACEPARENT;

import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.log.EventLog;
import app.taskflow.log.axon.CatalogueSerializer;
import app.taskflow.log.axon.MongoEventStorageEngine;
import app.taskflow.log.boot.EventLogSettings;
import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Axon over the log. Commands are handled on the thread that sends them, which is a virtual one and may wait; there is
 * no transaction, as a commit is one document.
 */
@Configuration(proxyBeanMethods = false)
class BusConfiguration {

    /** Without its snapshot an aggregate is loaded all the same. */
    private static final Duration SNAPSHOT_PATIENCE = Duration.ofSeconds(1);

    /** What a command brought along goes into the events it causes, and from there into their commit. */
    @Bean
    CorrelationDataProvider commitMetaData() {
        return new SimpleCorrelationDataProvider(
                OWNER, ACTOR, REQUEST_ID, TRACEPARENT, IDEMPOTENCY_KEY, REQUEST_DIGEST);
    }

    @Bean
    CommandBus commandBus(CorrelationDataProvider commitMetaData) {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(commitMetaData));
        return bus;
    }

    @Bean
    CommandGateway commandGateway(CommandBus commandBus) {
        return DefaultCommandGateway.builder().commandBus(commandBus).build();
    }

    /** @param snapshotFilters each passes over the snapshots that one aggregate can no longer read */
    @Bean
    EventStorageEngine eventStorageEngine(
            EventLog log, MongoClient client, EventLogSettings settings, List<SnapshotFilter> snapshotFilters) {
        MongoEventStorageEngine.Builder engine = MongoEventStorageEngine.builder(
                log,
                client.getDatabase(settings.database())
                        .withTimeout(SNAPSHOT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        engine.eventSerializer(new CatalogueSerializer(EventCodec.standard()))
                .snapshotSerializer(Jackson3Serializer.builder().build())
                .snapshotFilter(snapshotFilters.stream().reduce(SnapshotFilter.allowAll(), SnapshotFilter::combine));
        return engine.build();
    }

    @Bean(destroyMethod = "shutDown")
    EmbeddedEventStore eventBus(EventStorageEngine eventStorageEngine) {
        EmbeddedEventStore store =
                EmbeddedEventStore.builder().storageEngine(eventStorageEngine).build();
        store.registerDispatchInterceptor(new CommitInstant());
        return store;
    }
}
