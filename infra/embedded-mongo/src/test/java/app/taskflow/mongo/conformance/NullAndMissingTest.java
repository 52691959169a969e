package app.taskflow.mongo.conformance;

import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Null is also what is not there; a path that ends in a value that is no document leads nowhere. */
@ExtendWith(Server.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NullAndMissingTest {

    private Documents plain;
    private Documents arrays;

    @BeforeAll
    void store(MongoDatabase database) {
        String[] indexes = {"{a: 1}", "{a: -1}", "{'a.b': 1}", "{'a.b': -1, _id: 1}", "{_id: 1, 'a.b': 1}"};
        String without = """
                {_id: 'empty', a: {}}, {_id: 'null', a: null}, {_id: 'number', a: 4}, {_id: 'none'},
                {_id: 'b', a: {b: 'hi'}}, {_id: 'b-null', a: {b: null}}""";
        String with = """
                {_id: 'array', a: []}, {_id: 'array-2', a: [[]]}, {_id: 'array-null', a: [1, 'string', null, 4]},
                {_id: 'array-values', a: [1, 'string', 4]}, {_id: 'bs', a: [{b: 1}, {b: 3}]},
                {_id: 'bs-null', a: [{b: null}, {b: 3}]}, {_id: 'bs-missing', a: [{b: 3}, {}]}""";
        plain = new Documents(database, "[" + without + "]", indexes);
        arrays = new Documents(database, "[" + without + "," + with + "]", indexes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {a: null}                       | null none
            {a: {$ne: null}}                | b b-null empty number
            {a: {$in: [null, 4]}}           | null none number
            {a: {$nin: [null, 4]}}          | b b-null empty
            {$or: [{a: null}, {a: 4}]}      | null none number
            {a: {$exists: false}}           | none
            {a: {$exists: true}}            | b b-null empty null number
            {a: {$gte: null}}               | null none
            {a: {$gt: null}}                |
            {a: {$not: {$gte: null}}}       | b b-null empty number
            {a: {$type: 'null'}}            | null
            {'a.b': null}                   | b-null empty none null number
            {'a.b': {$ne: null}}            | b
            {'a.b': {$exists: false}}       | empty none null number
            {'a.b': {$exists: true}}        | b b-null
            {'a.b': {$in: [null, 'hi']}}    | b b-null empty none null number
            {a: {$elemMatch: {$eq: null}}}  |
            """)
    void where_there_are_no_arrays(String filter, String ids) {
        plain.assertFinds(filter, ids);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {a: null}                          | array-null none null
            {a: {$ne: null}}                   | array array-2 array-values b b-null bs bs-missing bs-null empty number
            {a: {$in: [null, 75]}}             | array-null none null
            {a: {$nin: [null, 75]}}            | array array-2 array-values b b-null bs bs-missing bs-null empty number
            {'a.b': null}                      | b-null bs-missing bs-null empty none null number
            {'a.b': {$ne: null}}               | array array-2 array-null array-values b bs
            {'a.b': {$in: [null, 75]}}         | b-null bs-missing bs-null empty none null number
            {$or: [{'a.b': null}, {'a.b': 75}]}| b-null bs-missing bs-null empty none null number
            {a: {$elemMatch: {$eq: null}}}     | array-null
            {'a.b': {$elemMatch: {$eq: null}}} |
            {a: {$elemMatch: {b: {$ne: null}}}}| bs bs-missing bs-null
            {a: {$exists: false}}              | none
            {a: []}                            | array array-2
            {a: {$size: 0}}                    | array
            """)
    void where_there_are_arrays(String filter, String ids) {
        arrays.assertFinds(filter, ids);
    }
}
