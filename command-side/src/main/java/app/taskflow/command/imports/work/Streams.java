package app.taskflow.command.imports.work;

import app.taskflow.command.imports.Import;
import app.taskflow.command.imports.ImportCommand;
import app.taskflow.command.imports.row.ImportRow;
import app.taskflow.command.imports.store.Imports;
import app.taskflow.command.imports.store.RowMessages;
import app.taskflow.events.id.ImportId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.imports.ImportEvent;
import app.taskflow.events.imports.ImportMode;
import app.taskflow.events.imports.ImportOrigin;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The imports whose rows producers put on Kafka. */
public final class Streams {

    /** @param offset of its record; what was done up to an offset is not done again */
    public record Item(long offset, ImportRow row) {}

    private final Imports imports;
    private final RowMessages messages;
    private final ChunkStep chunks;
    private final Clock clock;

    Streams(Imports imports, RowMessages messages, ChunkStep chunks, Clock clock) {
        this.imports = imports;
        this.messages = messages;
        this.chunks = chunks;
        this.clock = clock;
    }

    /**
     * The import that takes the producer's rows, begun where there is none.
     *
     * @return empty if the id is that of another owner's import, or of an upload
     */
    public Optional<Import> of(ImportId id, UserId owner, String source) {
        Import state = imports.find(id).orElseGet(() -> begin(id, owner, source));
        return Optional.of(state).filter(found -> found.owner().equals(owner) && found.origin() == ImportOrigin.STREAM);
    }

    private Import begin(ImportId id, UserId owner, String source) {
        ImportEvent.Requested requested = new ImportEvent.Requested(
                source,
                ImportMode.REAL,
                ImportOrigin.STREAM,
                null,
                null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return imports.begin(id, owner, requested, Imports.Asked.by(id));
    }

    /**
     * Does rows in the order of their offsets, in one commit; those that were done before are left out.
     *
     * @param items at least one
     * @throws app.taskflow.log.failure.LogException if it cannot be done now
     */
    public void take(Import stream, List<Item> items) {
        items.forEach(
                item -> messages.put(stream.id(), item.offset(), item.row().messages()));
        chunks.run(stream, state -> new ChunkStep.Step(items.getLast().offset(), fresh(items, state)));
    }

    private static List<ImportRow> fresh(List<Item> items, Import state) {
        return items.stream()
                .filter(item -> item.offset() >= state.next())
                .map(Item::row)
                .toList();
    }

    /** No more rows come, or none came for long. */
    public void complete(ImportId id) {
        imports.find(id)
                .ifPresent(state ->
                        imports.decide(state, new ImportCommand.Complete(), Imports.Asked.by(id), clock.instant()));
    }
}
