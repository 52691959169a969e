package app.taskflow.command.imports.intake;

import app.taskflow.command.imports.Import;
import app.taskflow.command.imports.row.RowTranslation;
import app.taskflow.command.imports.store.Imports;
import app.taskflow.command.imports.store.WaitingRows;
import app.taskflow.events.id.ImportId;
import app.taskflow.events.imports.ImportEvent;
import app.taskflow.events.imports.ImportOrigin;
import app.taskflow.formats.ImportReaders;
import app.taskflow.formats.row.ReadOptions;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowReader;
import app.taskflow.web.background.Background;
import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Reads a file to its end, a chunk of rows at a time, and then records that its import is asked for. A file that turns
 * out to be unreadable or too long, a sender who goes away or a node that dies leaves nothing behind but rows that
 * belong to no import, and those are deleted.
 */
public final class Intake {

    private final Imports imports;
    private final WaitingRows waiting;
    private final IntakeProperties properties;
    private final Clock clock;
    private final IntakeRoom room;
    private final Background background = new Background("uploads");

    Intake(Imports imports, WaitingRows waiting, IntakeProperties properties, Clock clock) {
        this.imports = imports;
        this.waiting = waiting;
        this.properties = properties;
        this.clock = clock;
        this.room = new IntakeRoom(properties.memoryBytes());
    }

    /**
     * @throws IntakeFullException if too many others are uploading
     * @throws TooManyRowsException if there are more rows than one import may have
     * @throws app.taskflow.formats.row.UnsupportedImportException if the file is no text
     * @throws app.taskflow.formats.row.UnreadableImportException if it is not of its format, to its end
     * @throws IOException if the sender has gone
     */
    public Import take(Upload upload, Imports.Asked asked) throws IOException {
        try (IntakeRoom.Taken _ = room.take(upload.source())) {
            return background.call(() -> read(upload, asked));
        }
    }

    private Import read(Upload upload, Imports.Asked asked) throws IOException {
        ImportId id = new ImportId(UuidCreator.getTimeOrderedEpoch());
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean kept = false;
        try {
            Chunks rows = keep(id, upload, at);
            ImportEvent.Requested requested = new ImportEvent.Requested(
                    upload.source().wireName(), upload.mode(), ImportOrigin.UPLOAD, rows.rows(), rows.count(), at);
            Import begun = imports.begin(id, upload.owner(), requested, asked);
            kept = true;
            return begun;
        } finally {
            if (!kept) {
                waiting.delete(id);
            }
        }
    }

    private Chunks keep(ImportId id, Upload upload, Instant at) throws IOException {
        RowTranslation translation = new RowTranslation(upload.owner(), at);
        ReadOptions options = new ReadOptions(upload.timeZone(), at);
        try (Chunks chunks = new Chunks(properties, background, (number, rows) -> waiting.put(id, number, rows, at));
                RowReader reader = ImportReaders.open(upload.file(), upload.source(), upload.charset(), options)) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                chunks.add(translation.translate(row));
            }
            chunks.finish();
            return chunks;
        }
    }
}
