package app.taskflow.mongo.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pipelines, counts and distinct values. */
@ExtendWith(Server.class)
class AggregateTest {

    private MongoCollection<Document> collection;

    @BeforeEach
    void store(MongoCollection<Document> fresh) {
        collection = fresh;
        collection.createIndex(Document.parse("{o: 1, n: 1}"));
        collection.insertMany(List.of(
                Document.parse("{_id: 1, o: 'a', n: 1, t: ['x', 'y']}"),
                Document.parse("{_id: 2, o: 'a', n: 2, t: ['x']}"),
                Document.parse("{_id: 3, o: 'b', n: 3, t: []}"),
                Document.parse("{_id: 4, o: 'b', n: 4}"),
                Document.parse("{_id: 5, o: 'b', n: 5, t: 'y'}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [{$match: {o: 'b'}}, {$sort: {n: -1}}, {$limit: 2}, {$project: {n: 1}}] | [{_id: 5, n: 5}, {_id: 4, n: 4}]
            [{$match: {o: 'b'}}, {$sort: {n: 1}}, {$skip: 1}, {$limit: 1}, {$project: {_id: 1}}] | [{_id: 4}]
            [{$match: {o: 'a'}}, {$count: 'c'}]                                     | [{c: 2}]
            [{$match: {o: 'z'}}, {$count: 'c'}]                                     | []
            [{$group: {_id: '$o', s: {$sum: '$n'}, c: {$sum: 1}}}, {$sort: {_id: 1}}] | [{_id: 'a', s: 3, c: 2}, {_id: 'b', s: 12, c: 3}]
            [{$match: {n: {$gt: 1}}}, {$group: {_id: null, m: {$max: '$n'}}}]       | [{_id: null, m: 5}]
            [{$unwind: '$t'}, {$group: {_id: '$t', c: {$sum: 1}}}, {$sort: {_id: 1}}] | [{_id: 'x', c: 2}, {_id: 'y', c: 2}]
            [{$match: {n: {$gte: 2}}}, {$match: {o: 'a'}}, {$project: {_id: 0, n: 1}}] | [{n: 2}]
            [{$sort: {_id: -1}}, {$limit: 1}, {$addFields: {z: {$add: ['$n', 1]}}}, {$project: {z: 1}}] | [{_id: 5, z: 6}]
            """)
    void a_pipeline_gives_what_its_stages_make(String stages, String expected) {
        List<Bson> pipeline = new ArrayList<>();
        BsonArray.parse(stages).forEach(stage -> pipeline.add(stage.asDocument()));
        List<Document> documents = new ArrayList<>();
        BsonArray.parse(expected)
                .forEach(document ->
                        documents.add(Document.parse(document.asDocument().toJson())));
        assertThat(collection.aggregate(pipeline)).containsExactlyElementsOf(documents);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                           | 5
            {o: 'b'}                     | 3
            {o: 'b', n: {$gt: 3}}        | 2
            {o: {$in: ['a', 'b']}, n: 2} | 1
            {t: 'x'}                     | 2
            {o: 'nobody'}                | 0
            """)
    void counts(String filter, int count) {
        assertThat(collection.countDocuments(Document.parse(filter))).isEqualTo(count);
        assertThat(collection.countDocuments(Document.parse(filter), new CountOptions().limit(2)))
                .isEqualTo(Math.min(2, count));
        assertThat(collection.countDocuments(Document.parse(filter), new CountOptions().skip(1)))
                .isEqualTo(Math.max(0, count - 1));
    }

    @Test
    void counts_and_values_of_a_whole_collection(MongoDatabase database) {
        assertThat(collection.estimatedDocumentCount()).isEqualTo(5);
        assertThat(collection.distinct("o", String.class)).containsExactly("a", "b");
        assertThat(collection.distinct("t", String.class)).containsExactlyInAnyOrder("x", "y");
        assertThat(collection.distinct("n", Document.parse("{o: 'b'}"), Integer.class))
                .containsExactly(3, 4, 5);
        MongoCollection<Document> none = Server.fresh(database);
        assertThat(none.countDocuments()).isZero();
        assertThat(none.estimatedDocumentCount()).isZero();
        assertThat(none.find()).isEmpty();
        assertThat(none.distinct("o", String.class)).isEmpty();
        assertThat(none.deleteMany(new Document()).getDeletedCount()).isZero();
    }

    @Test
    void a_stage_that_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> collection
                        .aggregate(List.of(Document.parse("{$nonsense: 1}")))
                        .first())
                .isInstanceOf(MongoCommandException.class);
        assertThatThrownBy(() -> collection
                        .aggregate(List.of(Document.parse("{$limit: 0}")))
                        .first())
                .isInstanceOf(MongoCommandException.class);
    }
}
