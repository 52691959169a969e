package app.taskflow.standalone.server;

import app.taskflow.mongo.EmbeddedMongoException;
import app.taskflow.servers.EmbeddedServerException;
import com.mongodb.MongoException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one line why a start failed, whatever threw; the log has the rest. */
public final class StartFailure {

    private StartFailure() {}

    public static String line(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> known(cause).stream())
                .findFirst()
                .orElseGet(() -> "TaskFlow did not start: "
                        + oneLine(
                                causes(failure).reduce((_, deepest) -> deepest).orElse(failure)));
    }

    private static Optional<String> known(Throwable cause) {
        return switch (cause) {
            case StartException start -> Optional.ofNullable(start.getMessage());
            case EmbeddedServerException server -> Optional.ofNullable(server.getMessage());
            case EmbeddedMongoException mongo ->
                Optional.ofNullable(mongo.getMessage()).map(m -> "MongoDB: " + m);
            case PortInUseException port -> Optional.of("port %d is in use".formatted(port.getPort()));
            case MongoException mongo -> Optional.of("MongoDB does not answer: " + oneLine(mongo));
            default -> Optional.empty();
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50);
    }

    private static String oneLine(Throwable cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
