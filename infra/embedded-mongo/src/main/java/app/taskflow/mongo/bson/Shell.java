package app.taskflow.mongo.bson;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.StringJoiner;

/** Values as the mongo shell prints them, for messages. */
final class Shell {

    private static final HexFormat HEX = HexFormat.of();

    private Shell() {}

    static String text(Value value) {
        byte[] bytes = value.bytes();
        int offset = value.offset();
        return switch (value.type()) {
            case Bson.MISSING, Bson.NULL -> "null";
            case Bson.STRING, Bson.SYMBOL ->
                '"' + value.string().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            case Bson.INT32 -> Integer.toString(Bson.int32(bytes, offset));
            case Bson.INT64 -> Long.toString(Bson.int64(bytes, offset));
            case Bson.DOUBLE -> Double.toString(Double.longBitsToDouble(Bson.int64(bytes, offset)));
            case Bson.BOOLEAN -> Boolean.toString(value.bool());
            case Bson.DATE -> "new Date(" + Bson.int64(bytes, offset) + ")";
            case Bson.OBJECT_ID -> "ObjectId('" + HEX.formatHex(bytes, offset, offset + 12) + "')";
            case Bson.BINARY -> binary(bytes, offset);
            case Bson.DOCUMENT -> document(value.fields());
            case Bson.ARRAY -> array(value.fields());
            case Bson.REGEX -> "/" + value.pattern() + "/" + value.options();
            case Bson.UNDEFINED -> "undefined";
            case Bson.MIN_KEY -> "MinKey";
            case Bson.MAX_KEY -> "MaxKey";
            case Bson.TIMESTAMP -> {
                Instant time = Instant.ofEpochSecond(Bson.int32(bytes, offset + 4) & 0xFFFF_FFFFL);
                yield "Timestamp(" + time.getEpochSecond() + ", " + Bson.int32(bytes, offset) + ")";
            }
            default -> String.valueOf(Trees.object(value));
        };
    }

    private static String binary(byte[] bytes, int offset) {
        int size = Bson.int32(bytes, offset);
        int subtype = bytes[offset + 4] & 0xFF;
        int start = offset + 5;
        if (subtype == 4 && size == 16) {
            String hex = HEX.formatHex(bytes, start, start + size);
            return "UUID(\"" + hex.substring(0, 8) + '-' + hex.substring(8, 12) + '-' + hex.substring(12, 16) + '-'
                    + hex.substring(16, 20) + '-' + hex.substring(20) + "\")";
        }
        byte[] content = java.util.Arrays.copyOfRange(bytes, start, start + size);
        return "BinData(" + subtype + ", " + Base64.getEncoder().encodeToString(content) + ")";
    }

    private static String document(Fields fields) {
        StringJoiner joiner = new StringJoiner(", ", "{ ", " }").setEmptyValue("{}");
        while (fields.next()) {
            joiner.add(fields.name() + ": " + text(fields.value()));
        }
        return joiner.toString();
    }

    private static String array(Fields fields) {
        StringJoiner joiner = new StringJoiner(", ", "[ ", " ]").setEmptyValue("[]");
        while (fields.next()) {
            joiner.add(text(fields.value()));
        }
        return joiner.toString();
    }
}
