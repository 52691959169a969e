package app.taskflow.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Documents in insertion order; what a reader gets is its own copy. */
final class Documents extends AbstractSynchronizedMongoCollection<Long> {

    private final Map<Long, Document> documents = new ConcurrentSkipListMap<>();
    private final AtomicLong positions = new AtomicLong();

    Documents(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
        super(database, name, options, cursors);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Stream<Document> matches = documents.values().stream()
                .filter(document -> documentMatchesQuery(document, query))
                .map(Document::cloneDeeply);
        return matchDocumentsFromStream(matches, query, orderBy, skip, limit, batchSize, projection);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            Iterable<Long> candidates,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        List<Document> copies = new java.util.ArrayList<>();
        candidates.forEach(position -> copies.add(getDocument(position).cloneDeeply()));
        return matchDocumentsFromStream(copies.stream(), query, orderBy, skip, limit, batchSize, projection);
    }

    @Override
    protected Document getDocument(Long position) {
        return java.util.Objects.requireNonNull(documents.get(position));
    }

    @Override
    protected Long addDocumentInternal(Document document) {
        Long position = positions.incrementAndGet();
        documents.put(position, document.cloneDeeply());
        return position;
    }

    @Override
    protected void handleUpdate(Long position, Document oldDocument, Document newDocument) {
        documents.put(position, newDocument.cloneDeeply());
    }

    @Override
    protected void removeDocument(Long position) {
        documents.remove(position);
    }

    @Override
    protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream().map(entry -> new DocumentWithPosition<>(entry.getValue(), entry.getKey()));
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        // Sizes are not reported.
    }

    @Override
    protected int getDataSize() {
        return 0;
    }
}
