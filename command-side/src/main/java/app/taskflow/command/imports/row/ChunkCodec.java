package app.taskflow.command.imports.row;

import app.taskflow.command.imports.row.RowMessage.Severity;
import app.taskflow.events.id.TaskId;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of a chunk while it waits: rows one after the other, deflated, as a file may be a quarter of a gigabyte. */
public final class ChunkCodec {

    private static final byte FORMAT = 1;
    private static final int BUFFER = 1 << 16;

    private static final byte VALID = 0;
    private static final byte ARCHIVED = 1;
    private static final byte REJECTED = 2;

    private ChunkCodec() {}

    public static byte[] encode(List<ImportRow> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater, BUFFER))) {
            out.writeByte(FORMAT);
            out.writeInt(rows.size());
            for (ImportRow row : rows) {
                write(row, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void write(ImportRow row, DataOutputStream out) throws IOException {
        switch (row) {
            case ImportRow.Valid valid -> {
                out.writeByte(valid.archivedAt() == null ? VALID : ARCHIVED);
                if (valid.archivedAt() != null) {
                    out.writeLong(valid.archivedAt().toEpochMilli());
                }
                out.writeLong(valid.id().value().getMostSignificantBits());
                out.writeLong(valid.id().value().getLeastSignificantBits());
                out.writeInt(valid.created().length);
                out.write(valid.created());
            }
            case ImportRow.Rejected _ -> out.writeByte(REJECTED);
        }
        out.writeInt(row.messages().size());
        for (RowMessage message : row.messages()) {
            write(message, out);
        }
    }

    private static void write(RowMessage message, DataOutputStream out) throws IOException {
        out.writeLong(message.row());
        out.writeLong(message.line());
        out.writeBoolean(message.severity() == Severity.ERROR);
        out.writeUTF(message.code());
        out.writeUTF(message.message());
        out.writeUTF(message.field() == null ? "" : message.field());
    }

    /** @throws UncheckedIOException if the bytes are not a chunk */
    public static List<ImportRow> decode(byte[] chunk) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(
                new InflaterInputStream(new ByteArrayInputStream(chunk), new Inflater(true)), BUFFER))) {
            byte format = in.readByte();
            if (format != FORMAT) {
                throw new IOException("a chunk of format " + format);
            }
            int count = in.readInt();
            List<ImportRow> rows = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                rows.add(readRow(in));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImportRow readRow(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        if (kind == REJECTED) {
            return new ImportRow.Rejected(readMessages(in));
        }
        Instant archivedAt = kind == ARCHIVED ? Instant.ofEpochMilli(in.readLong()) : null;
        TaskId id = new TaskId(new UUID(in.readLong(), in.readLong()));
        byte[] created = in.readNBytes(in.readInt());
        return new ImportRow.Valid(id, created, archivedAt, readMessages(in));
    }

    private static List<RowMessage> readMessages(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<RowMessage> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long row = in.readLong();
            long line = in.readLong();
            Severity severity = in.readBoolean() ? Severity.ERROR : Severity.WARNING;
            messages.add(new RowMessage(row, line, severity, in.readUTF(), in.readUTF(), absent(in.readUTF())));
        }
        return messages;
    }

    private static @Nullable String absent(String text) {
        return text.isEmpty() ? null : text;
    }
}
