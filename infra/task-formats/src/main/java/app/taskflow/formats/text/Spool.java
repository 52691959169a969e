package app.taskflow.formats.text;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A text on disk, for formats whose beginning means nothing without their end. The file has no name from the moment it
 * is open, so that nothing stays behind even of a process that is killed.
 */
public final class Spool implements AutoCloseable {

    private final FileChannel file;

    private Spool(FileChannel file) {
        this.file = file;
    }

    /** Takes all of the text in, and closes its reader. */
    public static Spool of(Reader text) throws IOException {
        Path path = Files.createTempFile("import", ".spool");
        FileChannel file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        Files.deleteIfExists(path);
        try (text) {
            Writer out = new BufferedWriter(Channels.newWriter(file, StandardCharsets.UTF_8));
            text.transferTo(out);
            out.flush();
            return new Spool(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The text from its start; closing it leaves the spool as it is. */
    public Reader read() {
        return new BufferedReader(new InputStreamReader(new FromStart(file), StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static final class FromStart extends InputStream {

        private final FileChannel file;
        private long position;

        FromStart(FileChannel file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = file.read(ByteBuffer.wrap(bytes, offset, length), position);
            position += Math.max(read, 0);
            return read;
        }
    }
}
