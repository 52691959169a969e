package app.taskflow.mongo.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operators of an update make of a document, and what an upsert inserts. */
@ExtendWith(Server.class)
class UpdateTest {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private MongoCollection<Document> collection;

    @BeforeEach
    void use(MongoCollection<Document> fresh) {
        collection = fresh;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {a: 1}                | {$set: {a: 2, b: 'x'}}                        | {a: 2, b: 'x'}
            {a: 1}                | {$set: {'b.c': 1}}                            | {a: 1, b: {c: 1}}
            {a: [1, {b: 2}]}      | {$set: {'a.1.b': 3, 'a.0': 9}}                | {a: [9, {b: 3}]}
            {a: [1]}              | {$set: {'a.3': 4}}                            | {a: [1, null, null, 4]}
            {z: 1}                | {$set: {c: 1, b: 1, a: 1}}                    | {z: 1, a: 1, b: 1, c: 1}
            {a: 1, b: 2}          | {$unset: {b: '', c: ''}}                      | {a: 1}
            {a: {b: 1, c: 2}}     | {$unset: {'a.b': ''}}                         | {a: {c: 2}}
            {n: 1}                | {$inc: {n: 2, m: 5}}                          | {n: 3, m: 5}
            {n: 1}                | {$inc: {n: NumberLong(2)}}                    | {n: NumberLong(3)}
            {n: 2147483647}       | {$inc: {n: 1}}                                | {n: NumberLong(2147483648)}
            {n: 1}                | {$inc: {n: 0.5}}                              | {n: 1.5}
            {n: NumberDecimal('0.1')} | {$inc: {n: 1}}                            | {n: NumberDecimal('1.1')}
            {n: 3}                | {$mul: {n: 2, m: 5}}                          | {n: 6, m: 0}
            {n: NumberLong(5)}    | {$max: {n: NumberLong(7), m: NumberLong(1)}}  | {n: NumberLong(7), m: NumberLong(1)}
            {n: NumberLong(5)}    | {$max: {n: NumberLong(4)}}                    | {n: NumberLong(5)}
            {n: 5}                | {$min: {n: 4}}                                | {n: 4}
            {n: 5}                | {$min: {n: 'text'}}                           | {n: 5}
            {a: {b: NumberLong(3)}} | {$max: {'a.b': NumberLong(9)}}              | {a: {b: NumberLong(9)}}
            {a: 1}                | {$rename: {a: 'b'}}                           | {b: 1}
            {a: 1}                | {$setOnInsert: {b: 1}, $set: {a: 2}}          | {a: 2}
            {t: [1]}              | {$push: {t: 2, u: 3}}                         | {t: [1, 2], u: [3]}
            {t: [1, 5]}           | {$push: {t: {$each: [4, 3], $sort: 1, $slice: 3}}} | {t: [1, 3, 4]}
            {t: [1, 2]}           | {$push: {t: {$each: [9], $position: 0}}}      | {t: [9, 1, 2]}
            {t: [{s: 1}]}         | {$addToSet: {t: {s: 1}}}                      | {t: [{s: 1}]}
            {t: [{s: 1}]}         | {$addToSet: {t: {s: 2}}}                      | {t: [{s: 1}, {s: 2}]}
            {t: [1]}              | {$addToSet: {t: {$each: [1, 2, 2]}}}          | {t: [1, 2]}
            {t: [1, 2, 1]}        | {$pull: {t: 1}}                               | {t: [2]}
            {t: [{a: 1, b: 1}, {a: 2}]} | {$pull: {t: {a: 1}}}                    | {t: [{a: 2}]}
            {t: [1, 2, 3]}        | {$pull: {t: {$gte: 2}}}                       | {t: [1]}
            {t: [1, 2, 3, 1]}     | {$pullAll: {t: [1, 3]}}                       | {t: [2]}
            {t: [1, 2, 3]}        | {$pop: {t: 1}}                                | {t: [1, 2]}
            {t: [1, 2, 3]}        | {$pop: {t: -1}}                               | {t: [2, 3]}
            {t: [{x: 1}, {x: 2}]} | {$set: {'t.$[].y': 0}}                        | {t: [{x: 1, y: 0}, {x: 2, y: 0}]}
            """)
    void operators_change_fields(String before, String update, String after) {
        collection.insertOne(new Document("_id", 1).append("k", 1));
        Document stored = new Document("_id", 2);
        stored.putAll(Document.parse(before));
        collection.insertOne(stored);
        UpdateResult result = collection.updateOne(Filters.eq("_id", 2), Document.parse(update));
        Document expected = new Document("_id", 2);
        expected.putAll(Document.parse(after));
        Document found = collection.find(Filters.eq("_id", 2)).first();
        assertThat(found).isNotNull().isEqualTo(expected);
        assertThat(found.toJson()).isEqualTo(expected.toJson());
        assertThat(result.getMatchedCount()).isEqualTo(1);
        assertThat(result.getModifiedCount()).isEqualTo(Document.parse(before).equals(Document.parse(after)) ? 0 : 1);
        assertThat(collection.find(Filters.eq("_id", 1)).first()).isEqualTo(new Document("_id", 1).append("k", 1));
    }

    @Test
    void a_position_stands_for_the_element_that_was_found() {
        collection.insertOne(Document.parse("{_id: 1, t: [{a: 'x', n: 1}, {a: 'y', n: 2}]}"));
        collection.updateOne(Document.parse("{_id: 1, 't.a': 'y'}"), Document.parse("{$inc: {'t.$.n': 5}}"));
        collection.updateOne(
                Filters.eq("_id", 1),
                Document.parse("{$set: {'t.$[e].seen': true}}"),
                new UpdateOptions().arrayFilters(List.of(Document.parse("{'e.a': 'x'}"))));
        assertThat(collection.find().first())
                .isEqualTo(Document.parse("{_id: 1, t: [{a: 'x', n: 1, seen: true}, {a: 'y', n: 7}]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {_id: 7}                          | {$set: {a: 1}, $setOnInsert: {b: 2}} | {_id: 7, a: 1, b: 2}
            {_id: 7, v: {$lt: 3}}             | {$inc: {g: NumberLong(1)}}           | {_id: 7, g: NumberLong(1)}
            {_id: 7, o: 'x', n: {$gt: 1}}     | {$max: {s: NumberLong(4)}}           | {_id: 7, o: 'x', s: NumberLong(4)}
            {_id: 7, $and: [{'a.b': 1}]}      | {$set: {'a.c': 2}}                   | {_id: 7, a: {b: 1, c: 2}}
            {_id: 7, t: {$in: [1, 2]}}        | {$push: {u: 1}}                      | {_id: 7, u: [1]}
            {_id: {$eq: 7}}                   | {$addToSet: {u: 1}}                  | {_id: 7, u: [1]}
            {$or: [{_id: 7}]}                 | {$min: {u: 1}}                       | {_id: 7, u: 1}
            """)
    void an_upsert_inserts_what_the_filter_and_the_update_say(String filter, String update, String inserted) {
        UpdateResult result = collection.updateOne(Document.parse(filter), Document.parse(update), UPSERT);
        assertThat(collection.find().first()).isEqualTo(Document.parse(inserted));
        assertThat(result.getMatchedCount()).isZero();
        assertThat(String.valueOf(result.getUpsertedId())).contains("7");
    }

    @Test
    void a_replacement_keeps_the_id() {
        collection.insertOne(Document.parse("{_id: 1, a: 1}"));
        assertThat(collection
                        .replaceOne(Filters.eq("a", 1), Document.parse("{b: 2}"))
                        .getModifiedCount())
                .isEqualTo(1);
        assertThat(collection.find().first()).isEqualTo(Document.parse("{_id: 1, b: 2}"));
        assertThat(collection
                        .replaceOne(Filters.eq("a", 1), Document.parse("{b: 3}"))
                        .getMatchedCount())
                .isZero();
        UpdateResult result = collection.replaceOne(
                Document.parse("{_id: 2, v: {$lt: 5}}"),
                Document.parse("{_id: 2, v: 5}"),
                new ReplaceOptions().upsert(true));
        assertThat(result.getUpsertedId()).isNotNull();
        assertThat(collection.countDocuments()).isEqualTo(2);
    }

    @Test
    void an_update_of_many_changes_all_that_are_found() {
        collection.insertMany(List.of(Document.parse("{a: 1}"), Document.parse("{a: 1}"), Document.parse("{a: 2}")));
        UpdateResult result = collection.updateMany(Filters.eq("a", 1), Document.parse("{$set: {a: 2}}"));
        assertThat(result.getMatchedCount()).isEqualTo(2);
        assertThat(result.getModifiedCount()).isEqualTo(2);
        assertThat(collection.countDocuments(Filters.eq("a", 2))).isEqualTo(3);
        assertThat(collection
                        .updateMany(Filters.eq("a", 2), Document.parse("{$set: {a: 2}}"))
                        .getModifiedCount())
                .isZero();
        assertThat(collection
                        .updateMany(Filters.eq("a", 9), Document.parse("{$set: {b: 2}}"), UPSERT)
                        .getUpsertedId())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {$set: {_id: 2}}             | 66
            {$unknown: {a: 1}}           | 9
            {$set: {a: 1}, $inc: {a: 1}} | 40
            {$set: {a: 1, 'a.b': 1}}     | 40
            {$inc: {text: 1}}            | 14
            {$inc: {n: 'x'}}             | 14
            {$push: {n: 1}}              | 2
            {$set: {'n.x': 1}}           | 28
            {$inc: {max: NumberLong(1)}} | 2
            """)
    void an_update_that_makes_no_sense_changes_nothing(String update, int code) {
        Document before = Document.parse("{_id: 1, n: 1, text: 'x', max: NumberLong('9223372036854775807')}");
        collection.insertOne(before);
        Bson filter = Filters.eq("_id", 1);
        assertThatThrownBy(() -> collection.updateOne(filter, Document.parse(update)))
                .isInstanceOfSatisfying(
                        MongoException.class, e -> assertThat(e.getCode()).isEqualTo(code));
        assertThat(collection.find().first()).isEqualTo(before);
    }
}
