package app.taskflow.mongo.conformance;

import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns, and filters made of filters. */
@ExtendWith(Server.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextAndLogicTest {

    private Documents documents;

    @BeforeAll
    void store(MongoDatabase database) {
        documents = new Documents(
                database, """
                [{_id: 'a', o: 1, w: ['water', 'plants'], d: 5}, {_id: 'b', o: 1, w: ['wat', '#home'], d: 7},
                 {_id: 'c', o: 2, w: ['water.', 'wate'], d: 7}, {_id: 'd', o: 2, w: ['WATER'], d: 1},
                 {_id: 'e', o: 1, w: ['überwater', 'ünder'], d: 9}, {_id: 'f', o: 1, w: [], d: 11},
                 {_id: 'g', o: 3, w: 'wa+er', d: null}]
                """, "{w: 1}", "{w: -1}", "{o: 1, w: 1}", "{o: -1, d: -1, _id: 1}", "{o: 1, d: 1}", "{d: 1}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {w: /^water/}                                        | a c
            {w: /^wat/}                                          | a b c
            {w: {$regex: '^wat', $options: 'i'}}                 | a b c d
            {w: /^wate?/}                                        | a b c
            {w: /^water\\./}                                     | c
            {w: /^wa\\+/}                                        | g
            {w: /^wat.r$/}                                       | a
            {w: /ter/}                                           | a c e
            {w: /^ü/}                                            | e
            {w: /^\\#home/}                                      | b
            {w: {$in: [/^plan/, 'wat']}}                         | a b
            {w: {$not: /^wat/}}                                  | d e f g
            {o: 1, w: 'water', d: 5}                             | a
            {o: 1, w: /^wat/, d: {$gt: 5}}                       | b
            {w: 'water', $and: [{w: 'plants'}]}                  | a
            {$and: [{w: /^wat/}, {w: '#home'}, {o: 1}]}          | b
            {$or: [{o: 2}, {d: 9}]}                              | c d e
            {o: 1, $or: [{d: {$lt: 6}}, {d: {$gt: 8}}]}          | a e f
            {$or: [{d: 7, o: 1}, {d: 7, o: 2}]}                  | b c
            {$or: [{w: 'water'}, {w: 'wat'}, {w: 'plants'}]}     | a b
            {$nor: [{o: 1}, {d: 7}]}                             | d g
            {o: {$in: [1, 3]}, d: {$in: [5, 11, null]}}          | a f g
            {o: {$ne: 1}, d: {$nin: [7]}}                        | d g
            {d: {$not: {$gt: 5}}}                                | a d g
            {o: {$gte: 1, $lt: 2}, d: {$gt: 5, $lte: 9}}         | b e
            {o: 1, d: {$gt: 5}, $nor: [{$and: [{w: '#home'}]}]}  | e f
            {}                                                   | a b c d e f g
            {$comment: 'why', d: {$exists: true, $type: 'int'}}  | a b c d e f
            {$expr: {$eq: ['$o', 2]}}                            | c d
            """)
    void patterns_and_compositions(String filter, String ids) {
        documents.assertFinds(filter, ids);
    }
}
