package app.taskflow.mongo.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Creating indexes, what they refuse, and how that is told. */
@ExtendWith(Server.class)
class IndexTest {

    private MongoCollection<Document> collection;

    @BeforeEach
    void use(MongoCollection<Document> fresh) {
        collection = fresh;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {a: 1}               | {}                                   | {a: 5}                       | {a: 5}           | a_1 dup key: { a: 5 }
            {a: 1}               | {}                                   | {a: 5}                       | {a: 5.0}         | a_1 dup key: { a: 5.0 }
            {a: 1}               | {}                                   | {}                           | {a: null}        | a_1 dup key: { a: null }
            {a: -1}              | {}                                   | {a: 'x'}                     | {a: 'x'}         | a_-1 dup key: { a: "x" }
            {a: 1, b: 1}         | {}                                   | {a: 1, b: 2}                 | {b: 2, a: 1}     | a_1_b_1 dup key: { a: 1, b: 2 }
            {a: 1}               | {}                                   | {a: [1, 2]}                  | {a: [2, 3]}      | a_1 dup key: { a: 2 }
            {'e.a': 1, 'e.s': 1} | {}                                   | {e: [{a: 'x', s: 1}]}        | {e: [{a: 'y', s: 1}, {a: 'x', s: 1}]} | e.a_1_e.s_1 dup key: { e.a: "x", e.s: 1 }
            {o: 1, 'k.i': 1}     | {partialFilterExpression: {'k.i': {$exists: true}}} | {o: 1, k: {i: 'z'}} | {o: 1, k: {i: 'z'}} | o_1_k.i_1 dup key: { o: 1, k.i: "z" }
            {a: 1}               | {sparse: true}                       | {a: 1}                       | {a: 1}           | a_1 dup key: { a: 1 }
            """)
    void a_unique_index_refuses_a_second_key(String keys, String options, String first, String second, String message) {
        Document given = Document.parse(options);
        IndexOptions unique = new IndexOptions().unique(true).sparse(given.getBoolean("sparse", false));
        if (given.containsKey("partialFilterExpression")) {
            unique.partialFilterExpression(given.get("partialFilterExpression", Document.class));
        }
        collection.createIndex(Document.parse(keys), unique);
        collection.insertOne(Document.parse(first));
        assertThatThrownBy(() -> collection.insertOne(Document.parse(second)))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000))
                .hasMessageContaining("E11000 duplicate key error collection: "
                        + collection.getNamespace().getFullName() + " index: " + message);
        assertThat(collection.countDocuments()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'e.a': 1, 'e.s': 1} | {}             | {e: [{a: 1, s: 1}, {a: 2, s: 2}]} | {e: [{a: 1, s: 2}, {a: 2, s: 1}]}
            {a: 1}               | {}             | {a: [1, 1]}                       | {a: [2, 2, 2]}
            {a: 1}               | {}             | {a: {x: 1, y: 2}}                 | {a: {y: 2, x: 1}}
            {a: 1}               | {sparse: true} | {}                                | {}
            {o: 1, k: 1}         | {partialFilterExpression: {k: {$exists: true}}} | {o: 1} | {o: 1}
            {a: 1}               | {partialFilterExpression: {b: {$gt: 5}}} | {a: 1, b: 5}  | {a: 1, b: 9}
            """)
    void a_unique_index_allows_what_differs_or_is_left_out(String keys, String options, String first, String second) {
        Document given = Document.parse(options);
        IndexOptions unique = new IndexOptions().unique(true).sparse(given.getBoolean("sparse", false));
        if (given.containsKey("partialFilterExpression")) {
            unique.partialFilterExpression(given.get("partialFilterExpression", Document.class));
        }
        collection.createIndex(Document.parse(keys), unique);
        assertThatCode(() -> {
                    collection.insertOne(Document.parse(first));
                    collection.insertOne(Document.parse(second));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void ids_in_a_message_are_written_as_the_server_does() {
        UUID id = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
        collection.insertOne(new Document("_id", id));
        assertThatThrownBy(() -> collection.insertOne(new Document("_id", id)))
                .hasMessageContaining("index: _id_ dup key: { _id: UUID(\"0198c0de-0000-7000-8000-000000000001\") }");
        collection.insertOne(new Document("_id", 1L << 48 | 7));
        assertThatThrownBy(() -> collection.insertOne(new Document("_id", 1L << 48 | 7)))
                .hasMessageContaining("index: _id_ dup key: { _id: 281474976710663 }");
    }

    @Test
    void updates_are_refused_as_insertions_are() {
        collection.createIndex(
                Indexes.ascending("a"), new IndexOptions().unique(true).name("only"));
        collection.insertMany(List.of(Document.parse("{_id: 1, a: 1}"), Document.parse("{_id: 2, a: 2}")));
        assertThatThrownBy(() -> collection.updateOne(Filters.eq("_id", 2), Document.parse("{$set: {a: 1}}")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000))
                .hasMessageContaining("index: only dup key: { a: 1 }");
        assertThat(collection
                        .updateOne(Filters.eq("_id", 2), Document.parse("{$set: {a: 3}}"))
                        .getModifiedCount())
                .isEqualTo(1);
        collection.insertOne(Document.parse("{_id: 3, a: 2}"));
        collection.deleteOne(Filters.eq("_id", 1));
        collection.insertOne(Document.parse("{_id: 4, a: 1}"));
    }

    @Test
    void an_index_is_created_once() {
        assertThat(collection.createIndex(Indexes.ascending("a", "b"))).isEqualTo("a_1_b_1");
        assertThat(collection.createIndex(Indexes.ascending("a", "b"))).isEqualTo("a_1_b_1");
        assertThat(collection.createIndexes(List.of(
                        new IndexModel(Indexes.descending("a")),
                        new IndexModel(
                                Indexes.ascending("x"),
                                new IndexOptions()
                                        .expireAfter(5L, TimeUnit.SECONDS)
                                        .name("ttl")),
                        new IndexModel(
                                Indexes.ascending("p"),
                                new IndexOptions().partialFilterExpression(Filters.exists("q"))))))
                .containsExactly("a_-1", "ttl", "p_1");
        List<String> names = new ArrayList<>();
        collection.listIndexes().forEach(index -> names.add(index.getString("name")));
        assertThat(names).containsExactly("_id_", "a_1_b_1", "a_-1", "ttl", "p_1");
        collection.dropIndex("a_-1");
        collection.dropIndex(Indexes.ascending("p"));
        assertThat(collection.listIndexes()).hasSize(3);
        collection.dropIndexes();
        assertThat(collection.listIndexes()).hasSize(1);
    }

    @Test
    void an_index_that_contradicts_another_is_refused() {
        collection.createIndex(Indexes.ascending("a"));
        assertCode(86, () -> collection.createIndex(Indexes.ascending("a"), new IndexOptions().unique(true)));
        assertCode(86, () -> collection.createIndex(Indexes.ascending("b"), new IndexOptions().name("a_1")));
        assertCode(85, () -> collection.createIndex(Indexes.ascending("a"), new IndexOptions().name("other")));
        assertCode(27, () -> collection.dropIndex("nowhere"));
        assertCode(72, () -> collection.dropIndex("_id_"));
        collection.insertMany(List.of(Document.parse("{u: 1}"), Document.parse("{u: 1}")));
        assertCode(11000, () -> collection.createIndex(Indexes.ascending("u"), new IndexOptions().unique(true)));
        collection.insertOne(Document.parse("{x: [1, 2], y: [3, 4]}"));
        assertCode(171, () -> collection.createIndex(Indexes.ascending("x", "y")));
        assertThat(collection.listIndexes()).hasSize(2);
    }

    private static void assertCode(int code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        MongoException.class, e -> assertThat(e.getCode()).isEqualTo(code));
    }

    @Test
    void a_query_that_an_index_answers_reads_no_more_than_it_needs() {
        collection.createIndex(Indexes.ascending("o", "n"));
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            documents.add(new Document("o", i % 10).append("n", i));
        }
        collection.insertMany(documents);
        Document explained = collection
                .find(Filters.and(Filters.eq("o", 3), Filters.gt("n", 500)))
                .sort(Document.parse("{n: -1}"))
                .limit(5)
                .explain();
        Document statistics = explained.get("executionStats", Document.class);
        assertThat(statistics.getInteger("nReturned")).isEqualTo(5);
        assertThat(statistics.getInteger("totalDocsExamined")).isEqualTo(5);
        assertThat(statistics.getInteger("totalKeysExamined")).isBetween(5, 6);
        assertThat(explained
                        .getEmbedded(List.of("queryPlanner", "winningPlan"), Document.class)
                        .toJson())
                .contains("IXSCAN", "o_1_n_1")
                .doesNotContain("SORT");
    }
}
