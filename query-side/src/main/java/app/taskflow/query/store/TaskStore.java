package app.taskflow.query.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.query.view.TaskView;
import app.taskflow.web.background.Background;
import app.taskflow.web.background.BackgroundThreads;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The views of tasks, one document each: those of one version, or of the one that is live whenever something is asked. */
public final class TaskStore {

    private static final int DUPLICATE_KEY = 11000;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final BulkWriteOptions UNORDERED_IN_BACKGROUND =
            new BulkWriteOptions().ordered(false).comment(Background.COMMENT);

    private final IntFunction<MongoCollection<TaskDocument>> versions;
    private final IntSupplier version;
    private final Map<Integer, MongoCollection<TaskDocument>> opened = new ConcurrentHashMap<>();

    /** The views of the projection's first version. */
    public TaskStore(MongoDatabase database, ProjectionId projection) {
        this(database, projection, projection::version);
    }

    /** @param version the one to ask; may change from call to call */
    TaskStore(MongoDatabase database, ProjectionId projection, IntSupplier version) {
        CodecRegistry codecs = CodecRegistries.fromRegistries(
                CodecRegistries.fromCodecs(new TaskCodec()), database.getCodecRegistry());
        this.versions = number -> database.getCollection(projection.views(number), TaskDocument.class)
                .withCodecRegistry(codecs);
        this.version = version;
    }

    /** Creates the indexes that are missing. Every sort has one that begins with owner and shelf and ends with the id. */
    public void createIndexes() {
        List<IndexModel> indexes = new ArrayList<>();
        Stream.of(
                        TaskField.RANK,
                        TaskField.CREATED,
                        TaskField.UPDATED,
                        TaskField.DUE_DAY,
                        TaskField.PRIORITY,
                        TaskField.TITLE_KEY)
                .map(key -> Indexes.ascending(TaskField.OWNER, TaskField.SHELF, key, TaskField.ID))
                .map(IndexModel::new)
                .forEach(indexes::add);
        indexes.add(new IndexModel(Indexes.ascending(TaskField.OWNER, TaskField.SHELF, TaskField.TERMS)));
        indexes.add(new IndexModel(Indexes.ascending(TaskField.OWNER, TaskField.CHANGED)));
        indexes.add(new IndexModel(
                Indexes.ascending(TaskField.EXPIRES), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS)));
        collection().createIndexes(indexes);
    }

    public MongoCollection<TaskDocument> collection() {
        return opened.computeIfAbsent(version.getAsInt(), versions::apply);
    }

    /** The documents as they are stored, for those who do not take our reading of them for granted. */
    public MongoCollection<BsonDocument> stored() {
        return collection().withDocumentClass(BsonDocument.class);
    }

    /** The documents of those of the tasks that have one. */
    public Map<TaskId, TaskDocument> load(Collection<TaskId> ids) {
        Map<TaskId, TaskDocument> found = HashMap.newHashMap(ids.size());
        if (!ids.isEmpty()) {
            collection()
                    .find(in(
                            TaskField.ID,
                            ids.stream().map(id -> Uuids.bson(id.value())).toList()))
                    .forEach(document -> found.put(document.view().id(), document));
        }
        return found;
    }

    /**
     * Writes each document unless the same or a later version is there already, so that what comes late or twice
     * changes nothing. Not atomic over several: on a failure some may be written, and the same call again completes it.
     */
    public void write(Collection<TaskDocument> documents) {
        if (documents.isEmpty()) {
            return;
        }
        BulkWriteOptions options = BackgroundThreads.isCurrent() ? UNORDERED_IN_BACKGROUND : UNORDERED;
        try {
            collection().bulkWrite(documents.stream().map(TaskStore::guarded).toList(), options);
        } catch (MongoBulkWriteException e) {
            // The guard did not match an existing document, so the upsert tried to insert it a second time.
            if (e.getWriteConcernError() != null
                    || e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    /**
     * Puts a document in the place of the one that has a version, in one step; if there is another meanwhile, nothing
     * changes.
     *
     * @param found null where there was none
     * @param document null where there is to be none
     */
    public void replace(TaskId task, @Nullable Long found, @Nullable TaskDocument document) {
        Bson id = eq(TaskField.ID, Uuids.bson(task.value()));
        if (found == null) {
            if (document != null) {
                write(List.of(document));
            }
            return;
        }
        Bson present = found < 0 ? id : and(id, eq(TaskField.VERSION, found));
        if (document == null) {
            collection().deleteOne(present);
        } else {
            collection().replaceOne(present, document);
        }
    }

    /** Takes all views of the owner away. */
    public void removeAll(UserId owner) {
        collection().deleteMany(eq(TaskField.OWNER, Uuids.bson(owner.value())));
    }

    private static ReplaceOneModel<TaskDocument> guarded(TaskDocument document) {
        TaskView view = document.view();
        // Built by hand, as it is one for each task of a batch.
        BsonDocument older = new BsonDocument(TaskField.ID, Uuids.bson(view.id().value()))
                .append(TaskField.VERSION, new BsonDocument("$lt", new BsonInt64(view.version())));
        return new ReplaceOneModel<>(older, document, UPSERT);
    }
}
