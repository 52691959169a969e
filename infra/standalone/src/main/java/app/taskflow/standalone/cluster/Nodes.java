package app.taskflow.standalone.cluster;

import app.taskflow.standalone.server.BackingServers;
import app.taskflow.standalone.server.DataDirectory;
import app.taskflow.standalone.server.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Two nodes of each side, and what they are told. */
final class Nodes implements AutoCloseable {

    private final NodePorts ports = new NodePorts();
    private final DataDirectory directory;
    private final List<Node> command;
    private final List<Node> query;

    Nodes(DataDirectory directory, Consumer<String> console) {
        this.directory = directory;
        this.command =
                List.of(node("command-1", Role.COMMAND_SIDE, console), node("command-2", Role.COMMAND_SIDE, console));
        this.query = List.of(node("query-1", Role.QUERY_SIDE, console), node("query-2", Role.QUERY_SIDE, console));
    }

    List<URI> commandAddresses() {
        return command.stream().map(Node::address).toList();
    }

    List<URI> queryAddresses() {
        return query.stream().map(Node::address).toList();
    }

    List<Node> all() {
        return Stream.concat(command.stream(), query.stream()).toList();
    }

    boolean serve() {
        return command.stream().anyMatch(Node::isReady) && query.stream().anyMatch(Node::isReady);
    }

    /** All at once; what there is only one of, such as a signing key, is made by whoever comes first. */
    void start(BackingServers servers, int gatewayPort) {
        Map<String, String> environment = environment(servers, gatewayPort);
        all().forEach(node -> node.start(environment));
        all().forEach(Node::awaitReady);
    }

    /** All at once: each may take seconds to finish its requests. */
    @Override
    public void close() {
        all().parallelStream().forEach(Node::close);
    }

    private Node node(String name, Role role, Consumer<String> console) {
        return new Node(name, role, ports, directory.log(name), console);
    }

    /** The environment of this process goes on to them; this comes on top. */
    private Map<String, String> environment(BackingServers servers, int gatewayPort) {
        return Map.of(
                "TASKFLOW_MONGODB_URI", servers.mongoUri(),
                "TASKFLOW_KAFKA_BOOTSTRAP", servers.kafkaBootstrapServers(),
                "TASKFLOW_REDIS_URL", servers.redisUrl(),
                "TASKFLOW_KEYS_DIRECTORY", directory.keys().toString(),
                "TASKFLOW_TOKENS_JWKSURI", "http://127.0.0.1:%d/.well-known/jwks.json".formatted(gatewayPort),
                "TASKFLOW_TRUSTED_PROXIES", "127.0.0.1/32",
                // The gateway keeps connections open, and a write sent on one just closed cannot be repeated.
                "SERVER_TOMCAT_KEEPALIVETIMEOUT", "10m",
                "SERVER_TOMCAT_MAXKEEPALIVEREQUESTS", "-1");
    }
}
