package app.taskflow.mongo.conformance;

import app.taskflow.mongo.EmbeddedMongo;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the server, the database of this run, or a collection that nobody else uses. */
final class Server implements ParameterResolver {

    /** One for all test classes; the database is dropped when the last of them is done. */
    private static final class Running implements AutoCloseable {

        private final @Nullable EmbeddedMongo embedded;
        private final MongoClient client;
        private final MongoDatabase database;

        Running() {
            String given = System.getenv("TASKFLOW_TEST_MONGODB_URI");
            embedded = given == null ? start() : null;
            String uri = embedded == null ? String.valueOf(given) : embedded.uri();
            client = MongoClients.create(MongoClientSettings.builder()
                    .applyConnectionString(new ConnectionString(uri))
                    .uuidRepresentation(UuidRepresentation.STANDARD)
                    .build());
            database = client.getDatabase(
                    "conformance_" + UUID.randomUUID().toString().substring(0, 8));
        }

        private static EmbeddedMongo start() {
            try {
                return EmbeddedMongo.start(
                        EmbeddedMongo.Options.in(Files.createTempDirectory("embedded-mongo-conformance")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            database.drop();
            client.close();
            if (embedded != null) {
                embedded.close();
            }
        }
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Server.class))
                .computeIfAbsent(Running.class, key -> new Running(), Running.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == MongoClient.class || type == MongoDatabase.class || type == MongoCollection.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = running(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == MongoClient.class) {
            return running.client;
        }
        return type == MongoDatabase.class ? running.database : fresh(running.database);
    }

    static MongoCollection<Document> fresh(MongoDatabase database) {
        return database.getCollection("c" + UUID.randomUUID().toString().replace("-", ""));
    }
}
