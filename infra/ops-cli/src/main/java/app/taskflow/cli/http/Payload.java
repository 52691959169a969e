package app.taskflow.cli.http;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * A body that is sent from a file as it is read, so that its size is no matter.
 *
 * @param sent is told how many bytes have been read, from the beginning of the file each time that it is sent anew
 */
public record Payload(Path file, String mediaType, LongConsumer sent) {

    BodyPublisher publisher() throws IOException {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), Files.size(file));
    }

    private InputStream open() {
        try {
            return new Counted(new BufferedInputStream(Files.newInputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream in) {
            super(in);
            sent.accept(0);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            told(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            told(Math.max(0, read));
            return read;
        }

        private void told(int more) {
            count += more;
            sent.accept(count);
        }
    }
}
