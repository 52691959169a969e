package app.taskflow.servers;

/** The servers that TaskFlow can bring along. */
public enum EmbeddedServer {
    MONGO,
    KAFKA,
    REDIS
}
