package app.taskflow.standalone.cluster;

import app.taskflow.standalone.gateway.Gateway;
import app.taskflow.standalone.server.BackingServers;
import app.taskflow.standalone.server.DataDirectory;
import app.taskflow.standalone.server.Ports;
import app.taskflow.standalone.server.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two command-side and two query-side processes, with the gateway in front of them and the servers behind them in this
 * one. Nothing of it outlives this process.
 */
public final class Cluster implements AutoCloseable {

    private final Teardown teardown;
    private final DataDirectory directory;
    private final BackingServers servers;
    private final Nodes nodes;
    private final Gateway gateway;
    private final ClusterHealth health;

    private Cluster(
            Teardown teardown,
            DataDirectory directory,
            BackingServers servers,
            Nodes nodes,
            Gateway gateway,
            ClusterHealth health) {
        this.teardown = teardown;
        this.directory = directory;
        this.servers = servers;
        this.nodes = nodes;
        this.gateway = gateway;
        this.health = health;
    }

    /**
     * Returns when every node is ready.
     *
     * @param console gets a line when a node is started again
     */
    public static Cluster start(int port, Path data, Surroundings surroundings, Consumer<String> console) {
        Ports.check("the gateway", port);
        Ports.check("the management port", surroundings.managementPort());
        Teardown teardown = new Teardown();
        try {
            return start(teardown, port, data, surroundings, console);
        } catch (RuntimeException e) {
            teardown.close();
            throw e;
        }
    }

    private static Cluster start(
            Teardown teardown, int port, Path data, Surroundings surroundings, Consumer<String> console) {
        DataDirectory directory = teardown.add(DataDirectory.take(data));
        BackingServers servers = teardown.add(BackingServers.start(surroundings, directory.root()));
        Nodes nodes = teardown.add(new Nodes(directory, console));
        Gateway gateway = teardown.add(
                Gateway.start(new Gateway.Options(port, nodes.commandAddresses(), nodes.queryAddresses())));
        servers.awaitKafka();
        nodes.start(servers, gateway.port());
        ClusterHealth health = teardown.add(ClusterHealth.start(surroundings.managementPort(), nodes));
        return new Cluster(teardown, directory, servers, nodes, gateway, health);
    }

    public int port() {
        return gateway.port();
    }

    public int managementPort() {
        return health.port();
    }

    public List<Node> nodes() {
        return nodes.all();
    }

    public BackingServers servers() {
        return servers;
    }

    public DataDirectory directory() {
        return directory;
    }

    /** The gateway last of those in front, so that requests under way get their answer; then the servers. */
    @Override
    public void close() {
        nodes.close();
        teardown.close();
    }
}
