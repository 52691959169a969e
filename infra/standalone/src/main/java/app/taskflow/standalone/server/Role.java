package app.taskflow.standalone.server;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a process of TaskFlow does. */
public enum Role {
    /** Both sides in one process. */
    EVERYTHING("taskflow"),
    COMMAND_SIDE("command-side"),
    QUERY_SIDE("query-side");

    private static final String COMMAND = "app.taskflow.command.CommandSide";
    private static final String QUERY = "app.taskflow.query.QuerySide";

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /** As in the command line, and in the names of logs. */
    public String title() {
        return title;
    }

    /** The entry classes of its sides; by name, as a process loads the classes of its own side only. */
    Set<String> sources() {
        return switch (this) {
            case EVERYTHING -> Set.of(COMMAND, QUERY);
            case COMMAND_SIDE -> Set.of(COMMAND);
            case QUERY_SIDE -> Set.of(QUERY);
        };
    }

    /** Axon is on this program's class path for the command side, and has no part in the query side. */
    List<String> unusedAutoConfigurations() {
        return this == QUERY_SIDE ? OF_AXON : List.of();
    }

    private static final List<String> OF_AXON = Stream.of(
                    "AxonAutoConfiguration",
                    "AxonTimeoutAutoConfiguration",
                    "AxonServerActuatorAutoConfiguration",
                    "AxonServerAutoConfiguration",
                    "AxonServerBusAutoConfiguration",
                    "AxonTracingAutoConfiguration",
                    "EventProcessingAutoConfiguration",
                    "InfraConfiguration",
                    "InterceptorAutoConfiguration",
                    "MetricsAutoConfiguration",
                    "MicrometerMetricsAutoConfiguration",
                    "NoOpTransactionAutoConfiguration",
                    "ObjectMapperAutoConfiguration",
                    "CBORMapperAutoConfiguration",
                    "OpenTelemetryAutoConfiguration",
                    "SecurityAutoConfiguration",
                    "TransactionAutoConfiguration",
                    "UpdateCheckerAutoConfiguration",
                    "XStreamAutoConfiguration")
            .map(name -> "org.axonframework.springboot.autoconfig." + name)
            .toList();
}
