package app.taskflow.mongo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.BsonDateTime;
import org.bson.BsonMaxKey;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Documents, indexes and queries that meet each other often, made of values that are hard to tell apart. */
final class RandomQueries {

    private static final List<String> FIELDS = List.of("a", "b", "c", "d.x", "d.y", "e.x");
    private static final String[] TEXTS = {"", "a", "ab", "ab.", "abc", "b", "a\0b", "a\0", "a\1", "ÿ", "\uD83D\uDE00x"
    };
    private static final String[] PATTERNS = {"^a", "^ab", "^ab\\.", "b", "^a\0", "^abc?", "^(a|b)", "^ÿ"};

    private final Random random;

    RandomQueries(Random random) {
        this.random = random;
    }

    Document document(int id) {
        Document document = new Document("_id", id);
        for (String field : List.of("a", "b", "c")) {
            if (random.nextInt(6) > 0) {
                document.append(field, value());
            }
        }
        if (random.nextInt(5) > 0) {
            document.append("d", inner());
        }
        if (random.nextInt(3) > 0) {
            List<@Nullable Object> array = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                array.add(random.nextInt(8) == 0 ? scalar() : inner());
            }
            document.append("e", array);
        }
        return document;
    }

    private Document inner() {
        Document inner = new Document();
        for (String field : List.of("x", "y")) {
            if (random.nextInt(4) > 0) {
                inner.append(field, random.nextInt(12) == 0 ? value() : scalar());
            }
        }
        return inner;
    }

    private @Nullable Object value() {
        return switch (random.nextInt(14)) {
            case 0 -> {
                List<@Nullable Object> array = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(random.nextInt(10) == 0 ? Arrays.asList(scalar()) : scalar());
                }
                yield array;
            }
            case 1 -> new Document("x", scalar());
            default -> scalar();
        };
    }

    /** Some end with a byte 0xFF where they are indexed, ascending or descending. */
    @Nullable
    Object scalar() {
        return switch (random.nextInt(13)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> new BsonDateTime(random.nextInt(5) * 255L - 256);
            case 3 -> TEXTS[random.nextInt(TEXTS.length)];
            case 4 -> TEXTS[random.nextInt(3)];
            case 5 -> 1L << random.nextInt(5);
            case 6 -> -(1L << random.nextInt(5));
            case 7 -> (random.nextInt(9) - 4) / 2.0;
            case 8 -> new Decimal128(random.nextInt(5) - 2);
            case 9 ->
                new Binary(
                        (byte) 4, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) -random.nextInt(3)});
            case 10 ->
                random.nextInt(20) == 0
                        ? new BsonMaxKey()
                        : new ObjectId("5f5f5f5f5f5f5f5f5f5f5f" + (random.nextBoolean() ? "ff" : "fe"));
            default -> random.nextInt(7) - 3;
        };
    }

    String field() {
        return FIELDS.get(random.nextInt(3));
    }

    private String path() {
        return random.nextInt(20) == 0 ? "e.0.x" : FIELDS.get(random.nextInt(FIELDS.size()));
    }

    Document index() {
        Document index = new Document();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            index.append(random.nextInt(8) == 0 ? "_id" : path(), random.nextBoolean() ? 1 : -1);
        }
        return index.keySet().equals(Set.of("_id")) ? new Document("a", 1) : index;
    }

    Document partial() {
        return switch (random.nextInt(3)) {
            case 0 -> new Document(path(), new Document("$exists", true));
            case 1 -> new Document(path(), new Document("$gte", scalar()));
            default -> new Document(path(), scalar());
        };
    }

    Document sort() {
        Document sort = new Document();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            // Parallel arrays cannot be sorted by, so at most one path goes through them.
            sort.append(sort.isEmpty() ? path() : "_id", random.nextBoolean() ? 1 : -1);
        }
        return sort.append("_id", random.nextBoolean() ? 1 : -1);
    }

    Document filter() {
        Document filter = conjunction(1 + random.nextInt(3));
        switch (random.nextInt(8)) {
            case 0 -> filter.append("$or", List.of(conjunction(1 + random.nextInt(2)), conjunction(1)));
            case 1 -> filter.append("$nor", List.of(conjunction(1)));
            case 2 -> filter.append("$and", List.of(conjunction(1), conjunction(1)));
            default -> {
                // As it is.
            }
        }
        return filter;
    }

    private Document conjunction(int count) {
        Document all = new Document();
        for (int i = 0; i < count; i++) {
            all.append(path(), condition(true));
        }
        return all;
    }

    private @Nullable Object condition(boolean nested) {
        return switch (random.nextInt(nested ? 15 : 11)) {
            case 0 -> new Document("$gt", scalar());
            case 1 -> new Document("$gte", scalar());
            case 2 -> new Document("$lt", scalar());
            case 3 -> new Document("$lte", scalar());
            case 4 -> new Document("$gte", scalar()).append("$lt", scalar());
            case 5 -> new Document("$in", List.of(value0(), value0(), value0()));
            case 6 -> new Document("$ne", scalar());
            case 7 -> new Document("$exists", random.nextBoolean());
            case 8 -> new Document("$regex", PATTERNS[random.nextInt(PATTERNS.length)]);
            case 9 -> new Document("$nin", List.of(value0(), value0()));
            case 10 -> new Document("$in", List.of(Pattern.compile(PATTERNS[random.nextInt(3)]), value0()));
            case 11 -> new Document("$elemMatch", new Document("$gte", scalar()).append("$lte", scalar()));
            case 12 ->
                new Document(
                        "$not",
                        condition(false) instanceof Document not && !not.containsKey("x")
                                ? not
                                : new Document("$gt", 0));
            case 13 -> new Document("$size", random.nextInt(3));
            default -> random.nextInt(5) == 0 ? value() : scalar();
        };
    }

    private Object value0() {
        Object value = scalar();
        return value == null ? 0 : value;
    }
}
