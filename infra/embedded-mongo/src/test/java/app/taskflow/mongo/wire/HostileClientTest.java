package app.taskflow.mongo.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.mongo.EmbeddedMongo;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes a client sends, it gets an error or is cut off; the data and all other clients are none the worse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class HostileClientTest {

    private static final int REPLY_MILLIS = 10_000;

    private EmbeddedMongo mongo;
    private MongoClient client;
    private MongoCollection<Document> untouched;

    @BeforeAll
    void start(@TempDir Path data) {
        mongo = EmbeddedMongo.start(EmbeddedMongo.Options.in(data));
        client = MongoClients.create(mongo.uri());
        untouched = client.getDatabase("db").getCollection("c");
        untouched.insertOne(new Document("_id", 1).append("text", "untouched"));
    }

    @AfterAll
    void stop() {
        client.close();
        mongo.close();
    }

    @AfterEach
    void others_are_served() {
        assertThat(untouched.find()).containsExactly(new Document("_id", 1).append("text", "untouched"));
    }

    private static byte[] bson(Document document) {
        BasicOutputBuffer buffer = new BasicOutputBuffer();
        new DocumentCodec()
                .encode(
                        new BsonBinaryWriter(buffer),
                        document,
                        EncoderContext.builder().build());
        return buffer.toByteArray();
    }

    private static byte[] message(int operation, byte[] body) {
        return ByteBuffer.allocate(16 + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(16 + body.length)
                .putInt(7)
                .putInt(0)
                .putInt(operation)
                .put(body)
                .array();
    }

    private static byte[] command(byte[] document) {
        return message(
                2013,
                ByteBuffer.allocate(5 + document.length)
                        .putInt(0)
                        .put((byte) 0)
                        .put(document)
                        .array());
    }

    private static byte[] find() {
        return command(bson(new Document("find", "c")
                .append("filter", new Document("_id", 1).append("text", "untouched"))
                .append("$db", "db")));
    }

    /** The reply, or nothing if the server ends the connection. */
    private byte[] reply(byte[] sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mongo.port())) {
            socket.setSoTimeout(REPLY_MILLIS);
            try {
                socket.getOutputStream().write(sent);
                socket.shutdownOutput();
                return read(socket.getInputStream());
            } catch (SocketException e) {
                // The server has hung up.
                return new byte[0];
            }
        }
    }

    private static byte[] read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(4);
        if (head.length < 4) {
            return new byte[0];
        }
        int size = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return in.readNBytes(size - 4);
    }

    @Test
    void a_message_cut_anywhere_is_no_message() throws IOException {
        byte[] whole = find();
        assertThat(reply(whole)).isNotEmpty();
        for (int size = 0; size < whole.length; size++) {
            assertThat(reply(Arrays.copyOf(whole, size))).as("%d bytes", size).isEmpty();
        }
    }

    @Test
    void any_byte_of_a_message_may_be_wrong() throws IOException {
        byte[] whole = find();
        for (int at = 4; at < whole.length; at++) {
            for (int value : new int[] {0, 1, 0x7F, 0x80, 0xFF}) {
                byte[] damaged = whole.clone();
                damaged[at] = (byte) value;
                reply(damaged);
            }
        }
    }

    @Test
    void sizes_that_make_no_sense_end_the_connection() throws IOException {
        for (int size : new int[] {0, 1, 15, 16, 20, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 48_000_001}) {
            byte[] message = find();
            ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).putInt(size);
            assertThat(reply(message)).as("size %d", size).isEmpty();
        }
    }

    @Test
    void sizes_that_are_only_announced_take_no_memory() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        byte[] head = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(48_000_000)
                .array();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), mongo.port());
                sockets.add(socket);
                socket.getOutputStream().write(head);
            }
            assertThat(untouched.countDocuments()).isEqualTo(1);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void nesting_is_limited() throws IOException {
        for (int depth : new int[] {150, 500, 100_000}) {
            byte[] nested = {5, 0, 0, 0, 0};
            ByteBuffer buffer = ByteBuffer.allocate(5 + 8 * depth).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = depth; i > 0; i--) {
                buffer.putInt(5 + 8 * i).put((byte) 3).put((byte) 'a').put((byte) 0);
            }
            buffer.put(nested);
            for (int i = 0; i < depth; i++) {
                buffer.put((byte) 0);
            }
            byte[] filter = buffer.array();
            Document shell = new Document("find", "c").append("$db", "db").append("filter", new Document());
            byte[] outer = bson(shell);
            ByteBuffer document =
                    ByteBuffer.allocate(outer.length - 5 + filter.length).order(ByteOrder.LITTLE_ENDIAN);
            document.putInt(document.capacity())
                    .put(outer, 4, outer.length - 10)
                    .put(filter)
                    .put((byte) 0);
            String reply = new String(reply(command(document.array())), StandardCharsets.UTF_8);
            if (depth > 200) {
                assertThat(reply).contains("errmsg", "nested");
            } else {
                assertThat(reply).contains("firstBatch");
            }
        }
        Document deep = new Document("$set", new Document(".x".repeat(150_000).substring(1), 1));
        assertThatThrownBy(() -> untouched.updateOne(new Document("_id", 1), deep))
                .hasMessageContaining("levels");
    }

    @Test
    void other_operations_and_flags_end_the_connection() throws IOException {
        for (int operation : new int[] {0, 1, 1000, 2001, 2002, 2005, 2006, 2007, 2012, 2014, -1}) {
            assertThat(reply(message(operation, new byte[32])))
                    .as("operation %d", operation)
                    .isEmpty();
        }
        assertThat(reply(message(2004, new byte[5]))).isEmpty();
        assertThat(reply(message(2004, "\0\0\0\0x.$cmd".getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
        byte[] flagged = find();
        flagged[16] = 4;
        assertThat(reply(flagged)).isEmpty();
    }

    @Test
    void noise_harms_nobody() throws IOException {
        noise(400);
    }

    @Test
    @Tag("campaign")
    void much_noise_harms_nobody() throws IOException {
        noise(200_000);
    }

    /** Random bytes, and commands with several random bytes in them. */
    private void noise(int messages) throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        byte[] insert = command(bson(new Document("insert", "noise")
                .append(
                        "documents",
                        List.of(new Document("a", 1).append("b", List.of("x", 2.5)), new Document("c", null)))
                .append("$db", "other")));
        for (int i = 0; i < messages; i++) {
            byte[] message;
            if (random.nextInt(4) == 0) {
                byte[] body = new byte[5 + random.nextInt(200)];
                random.nextBytes(body);
                message = message(2013, body);
                message[16] = message[17] = message[18] = message[19] = 0;
                message[20] = (byte) random.nextInt(2);
            } else {
                message = (random.nextBoolean() ? insert : find()).clone();
                for (int j = 1 + random.nextInt(4); j > 0; j--) {
                    // Not the name of the database of others.
                    message[20 + random.nextInt(message.length - 36)] = (byte) random.nextInt(256);
                }
            }
            reply(message);
        }
    }

    @Test
    void a_connection_dropped_in_the_middle_of_a_reply_is_forgotten() throws IOException {
        MongoCollection<Document> large = client.getDatabase("other").getCollection("large");
        large.drop();
        for (int i = 0; i < 8; i++) {
            large.insertOne(new Document("p", "x".repeat(1 << 20)));
        }
        byte[] all = command(bson(new Document("find", "large").append("$db", "other")));
        for (int i = 0; i < 30; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mongo.port())) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream().write(all);
                socket.getInputStream().readNBytes(1_000);
            }
        }
        assertThat(large.countDocuments()).isEqualTo(8);
    }
}
