package app.taskflow.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

final class Backend extends AbstractMongoBackend {

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new Database(name, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "hello" ->
                super.handleCommand(channel, database, "ismaster", query).append("isWritablePrimary", true);
            case "endsessions" -> new Document("ok", 1.0);
            default -> super.handleCommand(channel, database, command, query);
        };
    }

    static final class Database extends AbstractSynchronizedMongoDatabase<Long> {

        private @Nullable Document describedIndex;

        Database(String name, CursorRegistry cursors) {
            super(name, cursors);
            initializeNamespacesAndIndexes();
        }

        @Override
        public Document handleCommand(
                Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
            Document reply = super.handleCommand(channel, command, query, resolver, oplog);
            if (command.equals("insert") && reply.get("writeErrors") instanceof List<?> errors) {
                boolean ordered = !Boolean.FALSE.equals(query.get("ordered"));
                int all = ((List<?>) java.util.Objects.requireNonNull(query.get("documents"))).size();
                reply.put(
                        "n",
                        ordered ? ((Document) errors.getFirst()).get("index") : Integer.valueOf(all - errors.size()));
            }
            return reply;
        }

        @Override
        protected synchronized void addIndex(Document description) {
            describedIndex = description;
            super.addIndex(description);
        }

        @Override
        protected Index<Long> openOrCreateUniqueIndex(
                String collection, String name, List<IndexKey> keys, boolean sparse) {
            Document partial = describedIndex == null ? null : (Document) describedIndex.get("partialFilterExpression");
            return new UniqueIndex(name, keys, sparse, partial);
        }

        @Override
        protected MongoCollection<Long> openOrCreateCollection(String name, CollectionOptions options) {
            return new Documents(this, name, options, cursorRegistry);
        }

        @Override
        protected long getFileSize() {
            return 0;
        }

        @Override
        protected long getStorageSize() {
            return 0;
        }
    }
}
