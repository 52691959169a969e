package app.taskflow.servers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What the embedded broker is told: one node, loopback, quick to start and to notice its own restart. */
final class KafkaSettings {

    static final int NODE = 1;

    private KafkaSettings() {}

    static Map<String, String> of(Path directory, KafkaSockets sockets) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(oneNode(directory, sockets));
        settings.putAll(SMALL);
        return settings;
    }

    private static Map<String, String> oneNode(Path directory, KafkaSockets sockets) {
        String broker = KafkaSockets.BROKER_LISTENER;
        String controller = KafkaSockets.CONTROLLER_LISTENER;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE),
                "log.dirs",
                directory.resolve("log").toString(),
                "listeners",
                at(broker, sockets.brokerPort()) + "," + at(controller, sockets.controllerPort()),
                "advertised.listeners",
                at(broker, sockets.brokerPort()),
                "listener.security.protocol.map",
                broker + ":PLAINTEXT," + controller + ":PLAINTEXT",
                "inter.broker.listener.name",
                broker,
                "controller.listener.names",
                controller,
                "controller.quorum.voters",
                "%d@127.0.0.1:%d".formatted(NODE, sockets.controllerPort()));
    }

    private static String at(String listener, int port) {
        return "%s://127.0.0.1:%d".formatted(listener, port);
    }

    private static final Map<String, String> SMALL = Map.ofEntries(
            // A killed broker's registration has to lapse before its successor is let in: 9 s by default.
            Map.entry("broker.session.timeout.ms", "2000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"),
            Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20)),
            Map.entry("log.flush.interval.ms", "1000"),
            // 10 MiB offset indexes per partition are mapped and zeroed by default.
            Map.entry("log.index.size.max.bytes", String.valueOf(1 << 20)));
}
