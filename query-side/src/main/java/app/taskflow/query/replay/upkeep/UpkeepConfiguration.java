package app.taskflow.query.replay.upkeep;

import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.EventLog;
import app.taskflow.log.lease.LeaseOptions;
import app.taskflow.log.lease.Leases;
import app.taskflow.query.operation.OperationJournal;
import app.taskflow.query.projection.repair.OwnerBuild;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.replay.FullReplay;
import app.taskflow.query.replay.OwnerReplay;
import app.taskflow.query.replay.ReplaySettings;
import app.taskflow.query.replay.ReplayTable;
import app.taskflow.query.store.Views;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ReplaySettings.class, DriftSettings.class})
class UpkeepConfiguration {

    private static final String PURPOSE = "upkeep";
    /** All of it is done by one node. */
    private static final Partitioning WHOLE = new Partitioning(1);

    @Bean
    ReplayTable replayTable(Views views) {
        ReplayTable table = new ReplayTable(views.database(), views.projection());
        table.createIndexes();
        return table;
    }

    @Bean
    Upkeep upkeep(
            EventLog log,
            TaskEvents events,
            Views views,
            ReplayTable replays,
            OperationJournal journal,
            ReplaySettings settings,
            DriftSettings drift,
            MeterRegistry registry) {
        Clock clock = Clock.systemUTC();
        DriftPlace place = new DriftPlace(views.database(), views.projection());
        return new Upkeep(
                replays,
                new FullReplay(log, events, views, replays, settings, clock),
                new OwnerReplay(log, new OwnerBuild(log, events), views, replays, journal, clock),
                new FoldUpgrade(views, replays, clock),
                new Retirement(views, replays, settings, clock),
                new DriftCheck(log, views, replays, place, drift, clock, registry),
                clock);
    }

    @Bean
    Leases upkeepLeases(Views views, Upkeep upkeep, ReplaySettings settings) {
        return Leases.start(
                views.database(),
                PURPOSE,
                WHOLE,
                UUID.randomUUID().toString(),
                upkeep,
                new LeaseOptions(settings.lease()));
    }
}
