package app.taskflow.standalone;

import app.taskflow.standalone.cluster.Cluster;
import app.taskflow.standalone.cluster.Node;

/** Where the gateway, the nodes and the servers are, once they run. */
final class ClusterBanner {

    private ClusterBanner() {}

    static String of(Cluster cluster) {
        StringBuilder lines = new StringBuilder();
        lines.append("%n  API          http://localhost:%d/api/v1%n".formatted(cluster.port()));
        lines.append(
                "  Health       http://localhost:%d/actuator/health/readiness%n".formatted(cluster.managementPort()));
        for (Node node : cluster.nodes()) {
            lines.append("  %-12s process %d, %s, health http://localhost:%d/actuator/health/readiness%n"
                    .formatted(node.name(), node.pid(), node.address(), node.managementPort()));
        }
        lines.append(Banner.servers(cluster.servers(), cluster.directory()));
        lines.append("  Logs         ").append(cluster.directory().root().resolve("logs"));
        return lines.append('\n').toString();
    }
}
