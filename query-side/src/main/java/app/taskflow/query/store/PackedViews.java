package app.taskflow.query.store;

import app.taskflow.query.view.TaskView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/** Views as they are stored, without what is derived for the indexes, many together and compressed. */
final class PackedViews {

    /** Before compression; what does not shrink grows by little, so that the part fits into a document. */
    private static final int PART_BYTES = 4 << 20;

    private static final TaskCodec CODEC = new TaskCodec();
    private static final EncoderContext ENCODING = EncoderContext.builder().build();
    private static final DecoderContext DECODING = DecoderContext.builder().build();

    private PackedViews() {}

    /** At least one part, as no views are a state too. */
    static List<byte[]> pack(Collection<TaskView> views) {
        List<byte[]> parts = new ArrayList<>();
        BasicOutputBuffer buffer = new BasicOutputBuffer();
        for (TaskView view : views) {
            if (buffer.getSize() >= PART_BYTES) {
                parts.add(deflated(buffer));
                buffer = new BasicOutputBuffer();
            }
            try (BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
                CODEC.encode(writer, new TaskDocument(view, 0, "", List.of(), List.of()), ENCODING);
            }
        }
        if (buffer.getSize() > 0 || parts.isEmpty()) {
            parts.add(deflated(buffer));
        }
        return parts;
    }

    private static byte[] deflated(BasicOutputBuffer buffer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            buffer.pipe(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    static void unpack(byte[] part, Consumer<TaskView> sink) {
        ByteBuffer all = ByteBuffer.wrap(inflated(part)).order(ByteOrder.LITTLE_ENDIAN);
        while (all.hasRemaining()) {
            int length = all.getInt(all.position());
            ByteBuffer one = all.slice(all.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            try (BsonBinaryReader reader = new BsonBinaryReader(one)) {
                sink.accept(CODEC.decode(reader, DECODING).view());
            }
            all.position(all.position() + length);
        }
    }

    private static byte[] inflated(byte[] part) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(part))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }
}
