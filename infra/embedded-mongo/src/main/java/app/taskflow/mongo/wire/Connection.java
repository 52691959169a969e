package app.taskflow.mongo.wire;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.MongoError;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client: its requests are answered one after the other, on the thread of the connection. */
final class Connection implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int INPUT_BYTES = 1 << 14;

    /** What is set aside for a message before it has come: a size that is announced costs its sender nothing. */
    private static final int TRUSTED_BYTES = 1 << 20;

    private final Socket socket;
    private final Handler handler;
    private final DocumentWriter out = new DocumentWriter(1 << 12);
    private final byte[] input = new byte[INPUT_BYTES];
    private int position;
    private int limit;
    private int replies;

    Connection(Socket socket, Handler handler) {
        this.socket = socket;
        this.handler = handler;
    }

    @Override
    public void run() {
        try (Socket open = socket) {
            InputStream in = open.getInputStream();
            OutputStream target = open.getOutputStream();
            for (byte[] bytes = read(in); bytes.length > 0; bytes = read(in)) {
                answer(bytes, target);
            }
        } catch (IOException e) {
            LOG.debug("connection {} ended: {}", socket, e.toString());
        } catch (RuntimeException e) {
            LOG.error("connection {} failed", socket, e);
        }
    }

    private void answer(byte[] bytes, OutputStream target) throws IOException {
        Message message;
        try {
            message = Message.parse(bytes);
        } catch (MongoError e) {
            begin(false);
            Failure.write(e, out);
            send(Message.id(bytes), target);
            return;
        }
        begin(message.legacy());
        reply(message);
        if (!message.silent()) {
            send(message.id(), target);
        }
    }

    /** Leaves room for the header, and for what is before the document. */
    private void begin(boolean legacy) {
        out.clear();
        out.raw32(0).raw32(++replies).raw32(0).raw32(legacy ? Message.OP_REPLY : Message.OP_MSG);
        if (legacy) {
            // Flags, cursor id, starting from, one document.
            out.raw32(8).raw32(0).raw32(0).raw32(0).raw32(1);
        } else {
            out.raw32(0).raw(new byte[1], 0, 1);
        }
    }

    private void reply(Message message) {
        int start = out.length();
        try {
            out.start();
            handler.handle(message.request(), out);
            out.put("ok", 1.0).end();
        } catch (MongoError e) {
            LOG.debug("{} refused", message.request().command(), e);
            out.truncate(start);
            Failure.write(e, out);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} failed", message.request().command(), e);
            out.truncate(start);
            Failure.write(new MongoError(1, "InternalError", "internal error: " + e, e), out);
        }
    }

    private void send(int requestId, OutputStream target) throws IOException {
        byte[] buffer = out.buffer();
        Bson.int32(buffer, 0, out.length());
        Bson.int32(buffer, 8, requestId);
        target.write(buffer, 0, out.length());
    }

    /** The next message, empty at the end of the stream. */
    private byte[] read(InputStream in) throws IOException {
        if (!fill(in, 4)) {
            return new byte[0];
        }
        int size = Bson.int32(input, position);
        if (size < Message.HEADER_BYTES + 5 || size > Message.MAX_BYTES) {
            throw new IOException("a message of " + size + " bytes");
        }
        byte[] message = new byte[Math.min(size, TRUSTED_BYTES)];
        int count = Math.min(size, limit - position);
        System.arraycopy(input, position, message, 0, count);
        position += count;
        while (count < size) {
            if (count == message.length) {
                message = Arrays.copyOf(message, (int) Math.min(size, 4L * count));
            }
            int read = in.readNBytes(message, count, message.length - count);
            if (read < message.length - count) {
                throw new EOFException("the connection ended within a message");
            }
            count += read;
        }
        return message;
    }

    /** Has so many bytes in the buffer; false if the stream ended before the first of them. */
    private boolean fill(InputStream in, int count) throws IOException {
        if (position > 0) {
            System.arraycopy(input, position, input, 0, limit - position);
            limit -= position;
            position = 0;
        }
        while (limit < count) {
            int read = in.read(input, limit, input.length - limit);
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }
}
