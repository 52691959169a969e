package app.taskflow.command.identity;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;

/** Two nodes on the same servers, for all tests that break nothing. They end with the JVM. */
record SharedIdentity(Backing backing, IdentityNode one, IdentityNode other) {

    private static final class Holder {
        static final SharedIdentity INSTANCE = start();
    }

    static SharedIdentity get() {
        return Holder.INSTANCE;
    }

    /** Through one of the nodes. */
    static Http http() {
        return new Http(get().one().baseUrl());
    }

    /** Through the other one. */
    static Http otherHttp() {
        return new Http(get().other().baseUrl());
    }

    private static SharedIdentity start() {
        try {
            Backing backing = Backing.start(Files.createTempDirectory("taskflow-identity"));
            var nodes = new SharedIdentity(
                    backing,
                    IdentityNode.start(backing.settings(Map.of(
                            "taskflow.admin.email", TestUser.ADMIN_EMAIL,
                            "taskflow.admin.password", TestUser.PASSWORD))),
                    IdentityNode.start(backing.settings(Map.of())));
            Runtime.getRuntime().addShutdownHook(new Thread(nodes::stop));
            return nodes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves a session as a node does that crashes just after it was told to end it. */
    void mark(UUID session) {
        one.bean(MongoClient.class)
                .getDatabase("taskflow_identity")
                .getCollection("sessions")
                .updateOne(
                        Filters.eq("_id", session.toString()),
                        Updates.set(
                                "ended",
                                new Document("reason", "REVOKED")
                                        .append("at", Date.from(Instant.now()))
                                        .append("actor", "tester")
                                        .append("requestId", "r-1")
                                        .append("from", 0L)
                                        .append("address", "")));
    }

    private void stop() {
        one.close();
        other.close();
        backing.close();
    }
}
