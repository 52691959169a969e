package app.taskflow.standalone.server;

import java.util.Map;
import java.util.Optional;

/**
 * What the environment says about where things are.
 *
 * @param managementPort of health, metrics and build information
 * @param mongo MongoDB: embedded, unless {@code TASKFLOW_MONGODB_URI} names another
 * @param kafka Kafka: embedded, unless {@code TASKFLOW_KAFKA_BOOTSTRAP} names another
 * @param redis Redis: embedded, unless {@code TASKFLOW_REDIS_URL} names another
 */
public record Surroundings(int managementPort, Backing mongo, Backing kafka, Backing redis) {

    /**
     * A server that TaskFlow stands on.
     *
     * @param external the address of one that runs elsewhere
     * @param embeddedPort the port for one of our own, 0 for any free one
     */
    public record Backing(Optional<String> external, int embeddedPort) {}

    /** @throws StartException if a value cannot be what its name says */
    public static Surroundings of(Map<String, String> environment) {
        Reader reader = new Reader(environment);
        return new Surroundings(
                reader.port("TASKFLOW_MANAGEMENT_PORT", 5001),
                reader.backing("TASKFLOW_MONGODB_URI", "TASKFLOW_EMBEDDED_MONGO_PORT", 27117),
                reader.backing("TASKFLOW_KAFKA_BOOTSTRAP", "TASKFLOW_EMBEDDED_KAFKA_PORT", 29092),
                reader.backing("TASKFLOW_REDIS_URL", "TASKFLOW_EMBEDDED_REDIS_PORT", 26379));
    }

    private record Reader(Map<String, String> environment) {

        Backing backing(String address, String port, int defaultPort) {
            return new Backing(text(address), port(port, defaultPort));
        }

        int port(String name, int defaultPort) {
            return text(name).map(value -> port(name, value)).orElse(defaultPort);
        }

        private Optional<String> text(String name) {
            return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
        }

        private static int port(String name, String value) {
            try {
                int port = Integer.parseInt(value);
                if (port >= 0 && port <= 65_535) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // Said below, as for a number out of range.
            }
            throw new StartException("%s must be a port number from 0 to 65535, not \"%s\"".formatted(name, value));
        }
    }
}
