package app.taskflow.mongo.bson;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Documents as trees of objects, where something is to be changed or calculated: from bytes and back, losing nothing. */
public final class Trees {

    private static final byte SUBTYPE_GENERIC = 0;
    private static final byte SUBTYPE_UUID = 4;

    private Trees() {}

    /** A value for which the library has no class of its own, kept as it is. */
    private record Opaque(Value value) {}

    public static Document document(byte[] bytes) {
        return document(Value.document(bytes));
    }

    public static Document document(Value document) {
        return document(document, name -> true);
    }

    /** Those fields of a document whose names are wanted. */
    public static Document document(Value document, Predicate<String> wanted) {
        Document tree = new Document();
        Fields fields = document.fields();
        while (fields.next()) {
            String name = fields.name();
            if (wanted.test(name)) {
                tree.put(name, object(fields.value()));
            }
        }
        return tree;
    }

    public static @Nullable Object object(Value value) {
        byte[] bytes = value.bytes();
        int offset = value.offset();
        return switch (value.type()) {
            case Bson.NULL -> null;
            case Bson.INT32 -> Bson.int32(bytes, offset);
            case Bson.INT64 -> Bson.int64(bytes, offset);
            case Bson.DOUBLE -> Double.longBitsToDouble(Bson.int64(bytes, offset));
            case Bson.DECIMAL128 -> new Decimal128(Bson.int64(bytes, offset), Bson.int64(bytes, offset + 8));
            case Bson.STRING -> value.string();
            case Bson.DOCUMENT -> document(value);
            case Bson.ARRAY -> list(value);
            case Bson.BOOLEAN -> value.bool();
            case Bson.DATE -> Instant.ofEpochMilli(Bson.int64(bytes, offset));
            case Bson.OBJECT_ID -> new ObjectId(Arrays.copyOfRange(bytes, offset, offset + 12));
            case Bson.TIMESTAMP -> new BsonTimestamp(Bson.int64(bytes, offset));
            case Bson.BINARY -> binary(value);
            case Bson.REGEX -> new BsonRegularExpression(value.pattern(), value.options());
            case Bson.CODE -> new BsonJavaScript(value.string());
            case Bson.MIN_KEY -> MinKey.getInstance();
            case Bson.MAX_KEY -> MaxKey.getInstance();
            default -> new Opaque(value);
        };
    }

    private static List<@Nullable Object> list(Value array) {
        List<@Nullable Object> list = new ArrayList<>();
        Fields elements = array.fields();
        while (elements.next()) {
            list.add(object(elements.value()));
        }
        return list;
    }

    private static Object binary(Value value) {
        byte[] bytes = value.bytes();
        int offset = value.offset();
        int size = Bson.int32(bytes, offset);
        byte subtype = bytes[offset + 4];
        if (subtype == SUBTYPE_UUID && size == 16) {
            long most = Long.reverseBytes(Bson.int64(bytes, offset + 5));
            return new UUID(most, Long.reverseBytes(Bson.int64(bytes, offset + 13)));
        }
        if (subtype == SUBTYPE_GENERIC) {
            return new BinData(Arrays.copyOfRange(bytes, offset + 5, offset + 5 + size));
        }
        return new Opaque(value);
    }

    public static byte[] bytes(Map<String, ? extends @Nullable Object> document) {
        DocumentWriter writer = new DocumentWriter();
        write(document, writer.start());
        return writer.end().toBytes();
    }

    /** An object of a tree as a value. */
    public static Value value(@Nullable Object object) {
        DocumentWriter writer = new DocumentWriter();
        write("", object, writer.start());
        Fields fields = Value.document(writer.end().toBytes()).fields();
        return fields.next() ? fields.value() : Value.MISSING;
    }

    private static void write(Map<String, ? extends @Nullable Object> document, DocumentWriter out) {
        document.forEach((name, object) -> write(name, object, out));
    }

    private static void write(String name, @Nullable Object object, DocumentWriter out) {
        switch (object) {
            case null -> out.putNull(name);
            case Integer number -> out.put(name, number.intValue());
            case Long number -> out.put(name, number.longValue());
            case Double number -> out.put(name, number.doubleValue());
            case Decimal128 number ->
                out.name(Bson.DECIMAL128, name).raw64(number.getLow()).raw64(number.getHigh());
            case String text -> out.put(name, text);
            case Boolean bool -> out.put(name, bool.booleanValue());
            case Instant instant -> out.putDate(name, instant.toEpochMilli());
            case ObjectId id -> out.name(Bson.OBJECT_ID, name).raw(id.toByteArray(), 0, 12);
            case UUID uuid ->
                binary(name, SUBTYPE_UUID, 16, out)
                        .raw64(Long.reverseBytes(uuid.getMostSignificantBits()))
                        .raw64(Long.reverseBytes(uuid.getLeastSignificantBits()));
            case BinData data ->
                binary(name, SUBTYPE_GENERIC, data.getData().length, out).raw(data.getData(), 0, data.getData().length);
            case BsonTimestamp timestamp -> out.name(Bson.TIMESTAMP, name).raw64(timestamp.getValue());
            case BsonRegularExpression regex ->
                out.name(Bson.REGEX, name).cString(utf8(regex.getPattern())).cString(utf8(options(regex)));
            case BsonJavaScript code -> {
                byte[] text = utf8(code.getCode());
                out.name(Bson.CODE, name).raw32(text.length + 1).cString(text);
            }
            case MinKey key -> out.name(Bson.MIN_KEY, name);
            case MaxKey key -> out.name(Bson.MAX_KEY, name);
            case Opaque(Value value) -> out.put(name, value);
            case Value value -> out.put(name, value);
            case Map<?, ?> map -> {
                out.startDocument(name);
                map.forEach((key, inner) -> write(String.valueOf(key), inner, out));
                out.end();
            }
            case Collection<?> list -> {
                out.startArray(name);
                int position = 0;
                for (Object element : list) {
                    write(Integer.toString(position++), element, out);
                }
                out.end();
            }
            default -> throw new MongoError(1, "InternalError", "a result holds a " + object.getClass());
        }
    }

    private static String options(BsonRegularExpression regex) {
        return regex.getOptions() == null ? "" : regex.getOptions();
    }

    private static DocumentWriter binary(String name, byte subtype, int size, DocumentWriter out) {
        return out.name(Bson.BINARY, name).raw32(size).raw(new byte[] {subtype}, 0, 1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
