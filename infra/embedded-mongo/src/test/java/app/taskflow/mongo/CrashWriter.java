package app.taskflow.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;

/** Writes documents of its own, and remembers what the server has acknowledged and what it may have done. */
final class CrashWriter {

    private static final int GONE = -1;
    private static final int OWN_DOCUMENTS = 60;
    private static final int DUPLICATE_KEY = 11000;

    private final int number;
    private final Random random;
    private final AtomicLong acknowledged;

    /** The version of each document that is known to be there. */
    private final Map<String, Integer> versions = new HashMap<>();

    /** What the write under way makes of documents, if it is done; by id. */
    private final Map<String, Integer> pending = new HashMap<>();

    private int next;

    CrashWriter(int number, Random random, AtomicLong acknowledged) {
        this.number = number;
        this.random = random;
        this.acknowledged = acknowledged;
    }

    int number() {
        return number;
    }

    boolean owns(Document document) {
        return document.getInteger("writer") == number;
    }

    void writeUntilItFails(MongoCollection<Document> collection) {
        try {
            while (true) {
                write(collection);
                pending.forEach((id, version) -> {
                    if (version == GONE) {
                        versions.remove(id);
                    } else {
                        versions.put(id, version);
                    }
                });
                pending.clear();
                acknowledged.incrementAndGet();
            }
        } catch (MongoWriteException | MongoBulkWriteException e) {
            throw new IllegalStateException("refused", e);
        } catch (MongoException e) {
            // The server was killed: what is pending may or may not be done.
        }
    }

    private void write(MongoCollection<Document> collection) {
        switch (random.nextInt(6)) {
            case 0 -> collection.insertOne(created());
            case 1 -> collection.insertMany(List.of(created(), created(), created()));
            case 2 -> update(collection);
            case 3 -> delete(collection);
            case 4 -> bulk(collection);
            default -> contend(collection);
        }
    }

    private Document created() {
        String id = number + "/" + next++;
        pending.put(id, 0);
        return document(id, 0);
    }

    private Document document(String id, int version) {
        return new Document("_id", id)
                .append("writer", number)
                .append("version", version)
                .append("unique", id + "/" + version)
                .append("tags", List.of("all", "v" + version % 7, id))
                .append("padding", "x".repeat(random.nextInt(2_000)))
                .append("copy", version);
    }

    private String known() {
        List<String> ids = new ArrayList<>(versions.keySet());
        return ids.isEmpty() ? "none" : ids.get(random.nextInt(ids.size()));
    }

    private void update(MongoCollection<Document> collection) {
        String id = known();
        Integer version = versions.get(id);
        if (version != null) {
            pending.put(id, version + 1);
        }
        collection.updateOne(
                Filters.eq("_id", id),
                new Document("$inc", new Document("version", 1).append("copy", 1))
                        .append("$set", new Document("unique", id + "/" + (version == null ? 0 : version + 1))));
    }

    private void delete(MongoCollection<Document> collection) {
        String id = known();
        if (versions.size() > OWN_DOCUMENTS) {
            pending.put(id, GONE);
            collection.deleteOne(Filters.eq("_id", id));
        }
    }

    /** Guarded replacements, an insertion by upsert, and a deletion. */
    private void bulk(MongoCollection<Document> collection) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String id = known();
            Integer version = versions.get(id);
            if (version != null && !pending.containsKey(id)) {
                pending.put(id, version + 1);
                writes.add(guarded(id, version + 1));
            }
        }
        Document created = created();
        writes.add(guarded(created.getString("_id"), 0));
        String removed = known();
        if (versions.size() > OWN_DOCUMENTS && !pending.containsKey(removed)) {
            pending.put(removed, GONE);
            writes.add(new DeleteOneModel<>(Filters.eq("_id", removed)));
        }
        collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    private WriteModel<Document> guarded(String id, int version) {
        return new ReplaceOneModel<>(
                Filters.and(Filters.eq("_id", id), Filters.lt("version", version)),
                document(id, version),
                new ReplaceOptions().upsert(true));
    }

    /** All writers want the same values; whoever is told to have one must have it still after a crash. */
    private void contend(MongoCollection<Document> collection) {
        Document wanted = created().append("unique", "wanted/" + random.nextInt(1_000));
        try {
            collection.insertOne(wanted);
        } catch (MongoWriteException e) {
            assertThat(e.getCode()).isEqualTo(DUPLICATE_KEY);
            pending.remove(wanted.getString("_id"));
        }
    }

    /** Compares what is there with what is known, and takes it for known from now on. */
    void verify(List<Document> all, String when) {
        Map<String, Integer> found = new HashMap<>();
        all.stream()
                .filter(this::owns)
                .forEach(document -> found.put(document.getString("_id"), document.getInteger("version")));
        pending.forEach((id, version) -> {
            int before = versions.getOrDefault(id, GONE);
            int now = found.getOrDefault(id, GONE);
            assertThat(now).as("%s: %s", when, id).isIn(before, version);
            if (now == GONE) {
                versions.remove(id);
            } else {
                versions.put(id, now);
            }
        });
        pending.clear();
        assertThat(found).as(when).isEqualTo(versions);
    }
}
