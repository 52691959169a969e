package app.taskflow.mongo.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the found documents come, in which order, which of their fields, and in which portions. */
@ExtendWith(Server.class)
class FindTest {

    private MongoCollection<Document> collection;

    @BeforeEach
    void store(MongoCollection<Document> fresh) {
        collection = fresh;
        collection.createIndex(Document.parse("{o: 1, n: 1, _id: 1}"));
        collection.insertMany(IntStream.range(0, 250)
                .mapToObj(i -> new Document("_id", i)
                        .append("o", i % 2)
                        .append("n", i / 10)
                        .append("in", new Document("x", i).append("y", -i))
                        .append("list", List.of(new Document("x", i).append("y", 0), i)))
                .toList());
    }

    private static List<Integer> ids(FindIterable<Document> found) {
        List<Integer> ids = new ArrayList<>();
        found.forEach(document -> ids.add(document.getInteger("_id")));
        return ids;
    }

    @Test
    void sorts_skips_and_limits() {
        assertThat(ids(collection
                        .find(Filters.eq("o", 1))
                        .sort(Sorts.ascending("n", "_id"))
                        .skip(3)
                        .limit(4)))
                .containsExactly(7, 9, 11, 13);
        assertThat(ids(collection
                        .find(Filters.eq("o", 1))
                        .sort(Sorts.descending("n", "_id"))
                        .limit(2)))
                .containsExactly(249, 247);
        assertThat(ids(collection
                        .find(Filters.in("o", 1, 0))
                        .sort(Sorts.ascending("n", "_id"))
                        .limit(3)))
                .containsExactly(0, 1, 2);
        assertThat(ids(collection.find().sort(Sorts.descending("in.y")).limit(3)))
                .containsExactly(0, 1, 2);
        assertThat(ids(collection
                        .find(Filters.and(Filters.eq("o", 0), Filters.gt("n", 3), Filters.lte("n", 4)))
                        .sort(Sorts.orderBy(Sorts.descending("n"), Sorts.ascending("_id")))))
                .containsExactly(40, 42, 44, 46, 48);
        assertThat(ids(collection.find().sort(Sorts.ascending("_id")).skip(300)))
                .isEmpty();
        assertThat(collection.find(Filters.eq("_id", 999)).first()).isNull();
    }

    @Test
    void a_batch_size_changes_the_portions_and_nothing_else() {
        List<Integer> all = IntStream.range(0, 250).boxed().toList();
        for (int size : new int[] {1, 7, 100, 101, 102, 250, 1_000}) {
            assertThat(ids(collection.find().sort(Sorts.ascending("_id")).batchSize(size)))
                    .isEqualTo(all);
            assertThat(ids(collection.find().sort(Sorts.ascending("in.x")).batchSize(size)))
                    .isEqualTo(all);
            assertThat(ids(collection
                            .find()
                            .sort(Sorts.ascending("_id"))
                            .batchSize(size)
                            .limit(120)))
                    .isEqualTo(all.subList(0, 120));
        }
    }

    @Test
    void a_cursor_goes_on_while_others_write() {
        try (MongoCursor<Document> cursor =
                collection.find().sort(Sorts.ascending("_id")).batchSize(10).cursor()) {
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                found.add(cursor.next().getInteger("_id"));
            }
            collection.deleteMany(Filters.and(Filters.gte("_id", 30), Filters.lt("_id", 240)));
            collection.insertOne(new Document("_id", 1_000).append("o", 0));
            cursor.forEachRemaining(document -> found.add(document.getInteger("_id")));
            assertThat(found)
                    .doesNotHaveDuplicates()
                    .isSorted()
                    .contains(0, 18, 21, 28, 240, 248, 1_000)
                    .doesNotContain(100);
        }
    }

    @Test
    void a_cursor_that_was_killed_is_not_found(MongoDatabase database) {
        Document found = database.runCommand(new Document("find", name()).append("batchSize", 2));
        long id = found.get("cursor", Document.class).getLong("id");
        assertThat(id).isNotZero();
        Document killed = database.runCommand(new Document("killCursors", name()).append("cursors", List.of(id, 77L)));
        assertThat(killed.getList("cursorsKilled", Long.class)).containsExactly(id);
        assertThat(killed.getList("cursorsNotFound", Long.class)).containsExactly(77L);
        Document more = new Document("getMore", id).append("collection", name());
        assertThatThrownBy(() -> database.runCommand(more))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(43));
    }

    private String name() {
        return collection.getNamespace().getCollectionName();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {o: 1, n: 1}                      | {_id: 5, o: 1, n: 0}
            {_id: 0, o: 1}                    | {o: 1}
            {_id: 1}                          | {_id: 5}
            {_id: 0, 'in.x': 1}               | {in: {x: 5}}
            {_id: 0, 'list.x': 1}             | {list: [{x: 5}]}
            {_id: 0, nowhere: 1}              | {}
            {_id: 0, list: 0, in: 0}          | {o: 1, n: 0}
            {list: 0, n: 0}                   | {_id: 5, o: 1, in: {x: 5, y: -5}}
            {_id: 0, o: 0, n: 0, 'in.y': 0, list: 0} | {in: {x: 5}}
            {_id: 0, o: 0, n: 0, in: 0, 'list.y': 0} | {list: [{x: 5}, 5]}
            {_id: 0, o: 1, list: {$slice: 1}} | {o: 1, list: [{x: 5, y: 0}]}
            """)
    void a_projection_keeps_or_leaves_out_fields(String projection, String expected) {
        assertThat(collection
                        .find(Filters.eq("_id", 5))
                        .projection(Document.parse(projection))
                        .first())
                .isEqualTo(Document.parse(expected));
    }

    @Test
    void projections_of_the_driver_are_understood() {
        FindIterable<Document> found = collection.find(Filters.eq("_id", 5));
        assertThat(found.projection(Projections.include("o")).first()).isEqualTo(Document.parse("{_id: 5, o: 1}"));
        assertThat(found.projection(Projections.exclude("list", "in")).first())
                .isEqualTo(Document.parse("{_id: 5, o: 1, n: 0}"));
        assertThat(found.projection(Projections.fields(Projections.include("n"), Projections.excludeId()))
                        .first())
                .isEqualTo(Document.parse("{n: 0}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {a: {$unknown: 1}}
            {$unknown: 1}
            {a: {$in: 1}}
            {$or: []}
            {$and: 1}
            {a: {$not: 1}}
            {a: {$elemMatch: 1}}
            {a: {$size: -1}}
            {a: {$regex: 1}}
            {a: {$regex: '('}}
            {a: {$mod: [0, 1]}}
            {a: {$type: 'nonsense'}}
            """)
    void a_filter_that_makes_no_sense_is_refused(String filter) {
        assertThatThrownBy(() -> collection.find(Document.parse(filter)).first())
                .isInstanceOfSatisfying(
                        MongoException.class, e -> assertThat(e.getCode()).isIn(2, 9, 51091));
    }
}
