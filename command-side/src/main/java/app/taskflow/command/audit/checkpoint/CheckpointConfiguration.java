package app.taskflow.command.audit.checkpoint;

import app.taskflow.command.keys.StatementSigner;
import app.taskflow.command.relay.KafkaSettings;
import app.taskflow.log.EventLog;
import app.taskflow.log.boot.EventLogSettings;
import app.taskflow.log.proof.Prover;
import com.mongodb.client.MongoClient;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckpointSettings.class)
class CheckpointConfiguration {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Bean
    Prover prover(EventLog log, MongoClient client, EventLogSettings settings) {
        return new Prover(log, client.getDatabase(settings.database()));
    }

    @Bean
    CheckpointStore checkpointStore(MongoClient client, EventLogSettings settings) {
        return new CheckpointStore(client.getDatabase(settings.database()), JSON);
    }

    @Bean
    @ConditionalOnProperty("taskflow.checkpoints.file")
    CheckpointFile checkpointFile(CheckpointSettings settings) {
        return new CheckpointFile(Objects.requireNonNull(settings.file()), JSON);
    }

    @Bean
    Checkpoints checkpoints(
            CheckpointStore checkpointStore,
            ObjectProvider<CheckpointFile> checkpointFile,
            Prover prover,
            StatementSigner signer,
            ObjectProvider<Clock> clock) {
        return new Checkpoints(
                checkpointStore,
                checkpointFile.getIfAvailable(),
                prover,
                signer,
                clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    CheckpointMetrics checkpointMetrics(CheckpointSchedule schedule) {
        return new CheckpointMetrics(schedule);
    }

    @Bean
    CheckpointSchedule checkpointSchedule(
            Checkpoints checkpoints,
            CheckpointStore checkpointStore,
            ObjectProvider<CheckpointFile> checkpointFile,
            KafkaSettings kafka,
            CheckpointSettings settings) {
        return new CheckpointSchedule(
                checkpoints,
                checkpointStore,
                checkpointFile.getIfAvailable(),
                new CheckpointTopic(kafka, JSON),
                settings);
    }
}
