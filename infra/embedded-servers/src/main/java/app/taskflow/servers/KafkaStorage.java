package app.taskflow.servers;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory that Kafka accepts as its own: formatted at first use, read back afterwards. */
record KafkaStorage(MetaPropertiesEnsemble properties, BootstrapMetadata bootstrapMetadata) {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaStorage.class);

    static KafkaStorage prepare(KafkaConfig config) {
        try {
            // Written last, and at once: a directory without it has nothing in it yet.
            if (!Files.exists(Path.of(config.metadataLogDir(), "meta.properties"))) {
                format(config);
            }
            var loaded = KafkaRaftServer.initializeLogDirs(config, LOG, "");
            return new KafkaStorage(loaded._1(), loaded._2());
        } catch (Exception e) {
            throw new EmbeddedServerException.StartFailed(
                    EmbeddedKafka.NAME, "its directory is damaged: " + e.getMessage(), e);
        }
    }

    private static void format(KafkaConfig config) throws Exception {
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(KafkaSettings.NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setIgnoreFormatted(true)
                .setControllerListenerName(KafkaSockets.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(config.metadataLogDir());
        config.logDirs().forEach(formatter::addDirectory);
        formatter.run();
    }
}
