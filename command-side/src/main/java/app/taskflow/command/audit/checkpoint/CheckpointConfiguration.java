package app.taskflow.command.audit.checkpoint;

import app.taskflow.command.keys.StatementSigner;
import app.taskflow.command.relay.KafkaSettings;
import app.taskflow.log.EventLog;
import app.taskflow.log.boot.EventLogSettings;
import app.taskflow.log.proof.Prover;
import com.mongodb.client.MongoClient;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
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
    Optional<CheckpointFile> checkpointFile(CheckpointSettings settings) {
        return Optional.ofNullable(settings.file()).map(path -> new CheckpointFile(path, JSON));
    }

    @Bean
    Checkpoints checkpoints(
            CheckpointStore checkpointStore,
            Optional<CheckpointFile> checkpointFile,
            Prover prover,
            StatementSigner signer,
            ObjectProvider<Clock> clock) {
        return new Checkpoints(
                checkpointStore, checkpointFile.orElse(null), prover, signer, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    CheckpointSchedule checkpointSchedule(
            Checkpoints checkpoints,
            CheckpointStore checkpointStore,
            Optional<CheckpointFile> checkpointFile,
            KafkaSettings kafka,
            CheckpointSettings settings) {
        return new CheckpointSchedule(
                checkpoints, checkpointStore, checkpointFile.orElse(null), new CheckpointTopic(kafka, JSON), settings);
    }
}
