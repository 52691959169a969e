package app.taskflow.mongo.conformance;

import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An array passes when one of its elements does, or the whole; {@code $elemMatch} asks one element for everything. */
@ExtendWith(Server.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArrayFiltersTest {

    private Documents documents;

    @BeforeAll
    void store(MongoDatabase database) {
        documents = new Documents(
                database,
                """
                [{_id: 'one', t: ['red'], n: 1, e: [{a: 'x', s: 1}]},
                 {_id: 'two', t: ['red', 'blue'], n: [1, 5], e: [{a: 'x', s: 2}, {a: 'y', s: 1}]},
                 {_id: 'three', t: ['red', 'blue', 'green'], n: [3], e: [{a: 'y', s: 2}, {a: 'z', s: 9}]},
                 {_id: 'scalar', t: 'red', n: 9, e: {a: 'x', s: 2}},
                 {_id: 'empty', t: [], n: [], e: []},
                 {_id: 'nested', t: [['red', 'blue']], n: [[3]], e: [[{a: 'x', s: 1}]]}]
                """,
                "{t: 1}",
                "{t: -1}",
                "{n: 1}",
                "{n: -1, _id: 1}",
                "{'e.a': 1, 'e.s': 1}",
                "{'e.s': -1, 'e.a': 1}",
                "{_id: 1, t: 1}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {t: 'red'}                                    | one two three scalar
            {t: ['red']}                                  | one
            {t: ['red', 'blue']}                          | two nested
            {t: ['blue', 'red']}                          |
            {t: []}                                       | empty
            {t: {$ne: 'blue'}}                            | one scalar empty nested
            {t: {$nin: ['blue', 'red']}}                  | empty nested
            {t: {$in: ['blue', 'green']}}                 | two three
            {t: {$in: [['red']]}}                         | one
            {t: {$all: ['red', 'blue']}}                  | two three
            {t: {$all: ['red']}}                          | one two three scalar
            {t: {$all: []}}                               |
            {t: {$size: 1}}                               | one nested
            {t: {$size: 3}}                               | three
            {t: {$gt: 'blue'}}                            | one two three scalar
            {t: {$lt: 'blue'}}                            |
            {t: {$type: 'array'}}                         | one two three empty nested
            {t: {$type: 'string'}}                        | one two three scalar
            {'t.0': 'red'}                                | one two three nested
            {'t.1': {$exists: true}}                      | two three
            {n: {$gt: 2, $lt: 4}}                         | two three
            {n: {$elemMatch: {$gt: 2, $lt: 4}}}           | three
            {n: {$gte: 5}}                                | two scalar
            {n: [3]}                                      | three nested
            {e: {$elemMatch: {a: 'x', s: 1}}}             | one
            {e: {$elemMatch: {a: 'x', s: {$gte: 2}}}}     | two
            {e: {$elemMatch: {a: {$in: ['y', 'z']}, s: 2}}}| three
            {'e.a': 'x', 'e.s': 1}                        | one two
            {'e.a': 'x'}                                  | one two scalar
            {'e.s': {$gt: 1}}                             | two three scalar
            {'e.0.a': 'y'}                                | three
            {e: {a: 'x', s: 2}}                           | two scalar
            {e: {s: 2, a: 'x'}}                           |
            {e: {$all: [{$elemMatch: {a: 'x'}}, {$elemMatch: {s: 1}}]}} | one two
            {t: {$not: {$size: 0}}, n: 1}                 | one two
            """)
    void arrays_are_matched_as_mongodb_does(String filter, String ids) {
        documents.assertFinds(filter, ids);
    }
}
