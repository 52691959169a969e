package app.taskflow.standalone.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What one Spring context is started with.
 *
 * @param port of the API, 0 for any free one
 * @param managementPort of health and metrics, 0 for any free one
 * @param loopbackOnly false in containers, where the network is the boundary
 * @param kafkaMember what it is called among Kafka's consumers, if nobody else can be called so at the same time
 * @param keys the directory of the keys that sign tokens
 * @param jwksUri where those who do not sign read the public keys
 * @param logFile where the log goes; to the console if empty
 */
public record ServiceOptions(
        Role role,
        int port,
        int managementPort,
        boolean loopbackOnly,
        String mongoUri,
        String kafkaBootstrapServers,
        Optional<String> kafkaMember,
        String redisUrl,
        Optional<Path> keys,
        Optional<URI> jwksUri,
        Optional<Path> logFile) {}
