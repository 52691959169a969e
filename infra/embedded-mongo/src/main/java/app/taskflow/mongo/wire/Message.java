package app.taskflow.mongo.wire;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.Checker;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A message of a client: OP_MSG, or the OP_QUERY with which drivers say hello.
 *
 * @param legacy whether the reply has to be an OP_REPLY
 * @param silent whether the client wants no reply
 */
record Message(int id, boolean legacy, boolean silent, Request request) {

    static final int HEADER_BYTES = 16;
    static final int MAX_BYTES = 48_000_000;
    static final int OP_REPLY = 1;
    static final int OP_QUERY = 2004;
    static final int OP_MSG = 2013;

    private static final int CHECKSUM_PRESENT = 1;
    private static final int MORE_TO_COME = 2;
    private static final int REQUIRED_FLAGS = 0xFFFF;

    /**
     * Reads a message; its documents stay where they are.
     *
     * @throws IOException if it is not one, so that there is no telling where the next begins
     * @throws MongoError if it holds invalid BSON
     */
    static Message parse(byte[] bytes) throws IOException {
        int operation = Bson.int32(bytes, 12);
        int id = Bson.int32(bytes, 4);
        return switch (operation) {
            case OP_MSG -> message(id, bytes);
            case OP_QUERY -> query(id, bytes);
            default -> throw new IOException("operation " + operation + " is not supported");
        };
    }

    static int id(byte[] bytes) {
        return Bson.int32(bytes, 4);
    }

    private static Message message(int id, byte[] bytes) throws IOException {
        int flags = Bson.int32(bytes, HEADER_BYTES);
        if ((flags & REQUIRED_FLAGS & ~(CHECKSUM_PRESENT | MORE_TO_COME)) != 0) {
            throw new IOException("message flags " + flags + " are not supported");
        }
        int end = bytes.length - ((flags & CHECKSUM_PRESENT) == 0 ? 0 : 4);
        Value body = Value.MISSING;
        Map<String, List<Value>> sequences = new HashMap<>();
        int position = HEADER_BYTES + 4;
        while (position < end) {
            byte kind = bytes[position++];
            if (kind == 0 && body.isMissing()) {
                body = Checker.document(bytes, position, end);
                position += body.length();
            } else if (kind == 1) {
                position = sequence(bytes, position, end, sequences);
            } else {
                throw new IOException("section kind " + kind + " is not supported");
            }
        }
        return new Message(id, false, (flags & MORE_TO_COME) != 0, request(body, sequences));
    }

    private static int sequence(byte[] bytes, int start, int end, Map<String, List<Value>> sequences)
            throws IOException {
        if (start + 5 > end || Bson.int32(bytes, start) < 5 || Bson.int32(bytes, start) > end - start) {
            throw new IOException("a document sequence has an invalid size");
        }
        int limit = start + Bson.int32(bytes, start);
        int position = start + 4;
        while (position < limit && bytes[position] != 0) {
            position++;
        }
        if (position == limit) {
            throw new IOException("a document sequence has no name");
        }
        String name = new String(bytes, start + 4, position - start - 4, StandardCharsets.UTF_8);
        List<Value> documents = new ArrayList<>();
        position++;
        while (position < limit) {
            Value document = Checker.document(bytes, position, limit);
            documents.add(document);
            position += document.length();
        }
        if (sequences.put(name, documents) != null) {
            throw new IOException("document sequence " + name + " was sent twice");
        }
        return limit;
    }

    private static Message query(int id, byte[] bytes) throws IOException {
        int end = HEADER_BYTES + 4;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        String namespace = new String(bytes, HEADER_BYTES + 4, end - HEADER_BYTES - 4, StandardCharsets.UTF_8);
        if (!namespace.endsWith(".$cmd")) {
            throw new IOException("OP_QUERY is supported for commands only");
        }
        if (end + 9 > bytes.length) {
            throw new IOException("a query without a document");
        }
        Value body = Checker.document(bytes, end + 9, bytes.length);
        Value wrapped = body.get("$query");
        Value command = wrapped.isDocument() ? wrapped : body;
        String database = namespace.substring(0, namespace.length() - ".$cmd".length());
        return new Message(id, true, false, new Request(name(command), database, command, Map.of()));
    }

    private static Request request(Value body, Map<String, List<Value>> sequences) throws IOException {
        if (body.isMissing()) {
            throw new IOException("a message without a body");
        }
        Value database = body.get("$db");
        if (database.type() != Bson.STRING) {
            throw new MongoError(40571, "Location40571", "OP_MSG requests require a $db argument");
        }
        return new Request(name(body), database.string(), body, sequences);
    }

    private static String name(Value body) {
        Fields fields = body.fields();
        if (!fields.next()) {
            throw MongoError.failedToParse("an empty command");
        }
        return fields.name();
    }
}
