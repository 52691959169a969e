package app.taskflow.command.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

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

    private void stop() {
        one.close();
        other.close();
        backing.close();
    }
}
