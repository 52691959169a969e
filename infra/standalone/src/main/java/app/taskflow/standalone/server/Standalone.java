package app.taskflow.standalone.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Everything in this process: a data directory, the servers TaskFlow stands on, and both sides on top. What can start
 * at the same time does; it ends in the opposite order, so that nothing loses what it stands on while it finishes.
 */
public final class Standalone implements AutoCloseable {

    private final DataDirectory directory;
    private final BackingServers servers;
    private final Service service;

    private Standalone(DataDirectory directory, BackingServers servers, Service service) {
        this.directory = directory;
        this.servers = servers;
        this.service = service;
    }

    /**
     * Returns when readiness is 200.
     *
     * @throws RuntimeException of which {@link StartFailure} makes a line; nothing is left running then
     */
    public static Standalone start(int port, Path data, Surroundings surroundings) {
        Ports.check("the API", port);
        Ports.check("the management port", surroundings.managementPort());
        DataDirectory directory = DataDirectory.take(data);
        try {
            BackingServers servers = BackingServers.start(surroundings, directory.root());
            try {
                return new Standalone(directory, servers, serve(port, surroundings, directory, servers));
            } catch (RuntimeException e) {
                servers.close();
                throw e;
            }
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    public Service service() {
        return service;
    }

    public BackingServers servers() {
        return servers;
    }

    public DataDirectory directory() {
        return directory;
    }

    @Override
    public void close() {
        try {
            service.close();
        } finally {
            servers.close();
            directory.close();
        }
    }

    private static Service serve(int port, Surroundings surroundings, DataDirectory directory, BackingServers servers) {
        Service service = Service.start(new ServiceOptions(
                Role.EVERYTHING,
                port,
                surroundings.managementPort(),
                true,
                servers.mongoUri(),
                servers.kafkaBootstrapServers(),
                servers.kafkaMember(),
                servers.redisUrl(),
                Optional.of(directory.keys()),
                Optional.empty(),
                Optional.of(directory.log(Role.EVERYTHING.title()))));
        try {
            servers.awaitKafka();
            service.awaitReady();
            ConsoleWarnings.show();
            return service;
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }
}
