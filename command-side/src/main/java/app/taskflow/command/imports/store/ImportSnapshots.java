package app.taskflow.command.imports.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import app.taskflow.command.imports.Import;
import app.taskflow.command.imports.ImportState;
import app.taskflow.events.id.ImportId;
import app.taskflow.events.id.UserId;
import app.taskflow.log.MongoErrors;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The states of imports as they were last seen: so that an import of a thousand commits need not be folded from all of
 * them, and its owner's can be listed. A state may be behind the log, never ahead, and can be made again from it.
 */
final class ImportSnapshots {

    private static final Logger LOG = LoggerFactory.getLogger(ImportSnapshots.class);
    private static final int DUPLICATE_KEY = 11000;
    private static final String ID = "_id";
    private static final String OWNER = "owner";
    private static final String VERSION = "version";
    private static final String STATE = "state";
    private static final String REQUESTED_AT = "requestedAt";
    private static final String WAITING = "waiting";
    private static final String UNDONE = "undone";
    private static final String SEEN_AT = "seenAt";
    private static final String JSON = "json";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final MongoCollection<Document> states;

    ImportSnapshots(MongoDatabase database) {
        states = database.getCollection("imports");
        MongoErrors.reading(() -> {
            states.createIndex(compoundIndex(ascending(OWNER), descending(REQUESTED_AT)));
            return states.createIndex(ascending(WAITING, SEEN_AT));
        });
    }

    Optional<Import> find(ImportId id) {
        return MongoErrors.reading(() ->
                Optional.ofNullable(states.find(eq(ID, id.toString())).first()).map(ImportSnapshots::read));
    }

    /** Keeps the newer one where another node has seen more. */
    void save(Import state, Instant seenAt) {
        Document document = new Document(ID, state.id().toString())
                .append(OWNER, state.owner().toString())
                .append(VERSION, state.version())
                .append(STATE, state.state().name())
                .append(REQUESTED_AT, Date.from(state.pace().requestedAt()))
                .append(WAITING, state.isWaitingForWork())
                .append(UNDONE, state.undo() != null)
                .append(SEEN_AT, Date.from(seenAt))
                .append(JSON, MAPPER.writeValueAsString(state));
        MongoErrors.reading(() -> {
            try {
                return states.replaceOne(
                        and(eq(ID, state.id().toString()), lt(VERSION, state.version())),
                        document,
                        new ReplaceOptions().upsert(true));
            } catch (MongoWriteException e) {
                if (e.getError().getCode() == DUPLICATE_KEY) {
                    return null;
                }
                throw e;
            }
        });
    }

    /** Newest first. */
    List<Import> ofOwner(UserId owner, Optional<Instant> before, int limit) {
        Bson mine = eq(OWNER, owner.toString());
        return list(
                before.map(at -> and(mine, lt(REQUESTED_AT, Date.from(at)))).orElse(mine),
                descending(REQUESTED_AT),
                limit);
    }

    List<Import> ofOwner(UserId owner, ImportState state) {
        return list(and(eq(OWNER, owner.toString()), eq(STATE, state.name())), ascending(REQUESTED_AT), 0);
    }

    /** Whether an import of the owner was ever undone, or is being. */
    boolean hasUndone(UserId owner) {
        return MongoErrors.reading(() ->
                states.find(and(eq(OWNER, owner.toString()), eq(UNDONE, true))).first() != null);
    }

    /** Those that the service owes work and that nothing was seen of since. */
    List<Import> waitingSince(Instant at, int limit) {
        return list(and(eq(WAITING, true), lt(SEEN_AT, Date.from(at))), ascending(SEEN_AT), limit);
    }

    /** Without those that cannot be read, which are no reason to keep anybody from the others. */
    private List<Import> list(Bson filter, Bson order, int limit) {
        List<Import> readable = new ArrayList<>();
        MongoErrors.reading(() -> states.find(filter).sort(order).limit(limit).into(new ArrayList<>()))
                .forEach(document -> {
                    try {
                        readable.add(read(document));
                    } catch (JacksonException e) {
                        LOG.error("The state of import {} cannot be read", document.getString(ID), e);
                    }
                });
        return readable;
    }

    private static Import read(Document document) {
        return MAPPER.readValue(document.getString(JSON), Import.class);
    }
}
