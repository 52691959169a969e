package app.taskflow.mongo.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers compare by value whatever their type, other values with their own kind only, and sorting orders the kinds. */
@ExtendWith(Server.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonTest {

    private static final String[] INDEXES = {"{v: 1}", "{v: -1}", "{v: 1, _id: 1}", "{v: -1, _id: 1}"};

    private Documents numbers;
    private Documents kinds;

    @BeforeAll
    void store(MongoDatabase database) {
        numbers = new Documents(database, """
                [{_id: 'nan', v: {$numberDouble: 'NaN'}}, {_id: '-inf', v: {$numberDouble: '-Infinity'}},
                 {_id: '-4', v: NumberInt(-4)}, {_id: '-1.5', v: NumberDecimal('-1.5')}, {_id: '-1', v: NumberLong(-1)},
                 {_id: '-0', v: {$numberDecimal: '-0'}}, {_id: '0', v: NumberInt(0)}, {_id: '0d', v: 0.0},
                 {_id: '1', v: NumberInt(1)}, {_id: '1l', v: NumberLong(1)}, {_id: '1d', v: 1.0},
                 {_id: '1m', v: NumberDecimal('1.00')}, {_id: '1.5', v: 1.5}, {_id: '255', v: NumberInt(255)},
                 {_id: 'max', v: NumberLong(9223372036854775807)}, {_id: '1e19', v: 1e19},
                 {_id: 'inf', v: {$numberDouble: 'Infinity'}}, {_id: 'text', v: '1'}, {_id: 'date', v: ISODate('1970-01-01')}]
                """, INDEXES);
        kinds = new Documents(database, """
                [{_id: 'min', v: MinKey}, {_id: 'missing'}, {_id: 'null', v: null}, {_id: 'int', v: 3},
                 {_id: 'string-a', v: 'a'}, {_id: 'string-b', v: 'b'}, {_id: 'string-ab', v: 'ab'}, {_id: 'string-empty', v: ''},
                 {_id: 'object', v: {a: 1}}, {_id: 'object-2', v: {a: 2}}, {_id: 'object-b', v: {b: 0}},
                 {_id: 'binary', v: BinData(0, 'AAEC')}, {_id: 'uuid', v: UUID('00000000-0000-7000-8000-0000000000ff')},
                 {_id: 'uuid-2', v: UUID('00000000-0000-7000-8000-0000000001ff')},
                 {_id: 'oid', v: ObjectId('5f5f5f5f5f5f5f5f5f5f5fff')}, {_id: 'false', v: false}, {_id: 'true', v: true},
                 {_id: 'date', v: ISODate('2026-01-01T00:00:00Z')}, {_id: 'date-old', v: ISODate('1969-12-31T23:59:59.999Z')},
                 {_id: 'timestamp', v: Timestamp(5, 1)}, {_id: 'regex', v: /a/}, {_id: 'max', v: MaxKey}]
                """, INDEXES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {v: 1}                             | 1 1l 1d 1m
            {v: NumberDecimal('1')}            | 1 1l 1d 1m
            {v: 0}                             | -0 0 0d
            {v: {$gt: 1}}                      | 1.5 255 max 1e19 inf
            {v: {$gte: 1.0}}                   | 1 1l 1d 1m 1.5 255 max 1e19 inf
            {v: {$gte: NumberLong(255)}}       | 255 max 1e19 inf
            {v: {$lt: 0}}                      | -inf -4 -1.5 -1
            {v: {$lte: -1}}                    | -inf -4 -1.5 -1
            {v: {$gte: -1}}                    | -1 -0 0 0d 1 1l 1d 1m 1.5 255 max 1e19 inf
            {v: {$lt: -1}}                     | -inf -4 -1.5
            {v: {$gte: -4, $lt: -1}}           | -4 -1.5
            {v: {$gt: NumberLong(9223372036854775806)}} | max 1e19 inf
            {v: {$in: [NumberLong(1), 'x', 1.5]}} | 1 1l 1d 1m 1.5
            {v: {$ne: 1}, _id: /^1/}           | 1.5 1e19
            {v: {$mod: [2, 1], $lt: 300}}      | 1 1l 1d 1m 1.5 255
            {v: {$type: 'number'}, _id: /^1m?$/} | 1 1m
            {v: {$type: ['long', 'decimal']}}  | -1.5 -1 -0 1l 1m max
            {v: {$type: 16}}                   | -4 0 1 255
            {v: {$gt: '0'}}                    | text
            {v: {$gte: ISODate('1970-01-01')}} | date
            """)
    void numbers_compare_by_value(String filter, String ids) {
        numbers.assertFinds(filter, ids);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {v: {$gt: ''}}                                             | string-a string-ab string-b
            {v: {$gte: 'ab', $lte: 'b'}}                               | string-ab string-b
            {v: {$gt: {a: 1}}}                                         | object-2 object-b
            {v: {$lte: {a: 2}}}                                        | object object-2
            {v: {$gte: UUID('00000000-0000-7000-8000-0000000000ff')}}  | uuid uuid-2
            {v: {$gt: UUID('00000000-0000-7000-8000-0000000000ff')}}   | uuid-2
            {v: {$lt: UUID('00000000-0000-7000-8000-0000000001ff')}}   | binary uuid
            {v: {$gte: ObjectId('5f5f5f5f5f5f5f5f5f5f5fff')}}          | oid
            {v: {$gte: false}}                                         | false true
            {v: {$lt: true}}                                           | false
            {v: {$gte: ISODate('1969-12-31T23:59:59.999Z')}}           | date date-old
            {v: {$lt: ISODate('1970-01-01T00:00:00Z')}}                | date-old
            {v: UUID('00000000-0000-7000-8000-0000000001ff')}          | uuid-2
            {v: {$gt: 100}}                                            |
            {v: {a: 1}}                                                | object
            """)
    void other_values_compare_with_their_own_kind(String filter, String ids) {
        kinds.assertFinds(filter, ids);
    }

    @Test
    void sorting_orders_the_kinds() {
        List<String> ascending = List.of(
                "min",
                "missing",
                "null",
                "int",
                "string-empty",
                "string-a",
                "string-ab",
                "string-b",
                "object",
                "object-2",
                "object-b",
                "binary",
                "uuid",
                "uuid-2",
                "oid",
                "false",
                "true",
                "date-old",
                "date",
                "timestamp",
                "regex",
                "max");
        assertThat(kinds.sorted("{v: 1, _id: 1}")).isEqualTo(ascending);
        List<String> descending = new ArrayList<>(ascending.reversed());
        Collections.swap(descending, descending.indexOf("missing"), descending.indexOf("null"));
        assertThat(kinds.sorted("{v: -1, _id: 1}")).isEqualTo(descending);
        assertThat(numbers.sorted("{v: 1, _id: 1}"))
                .containsExactly(
                        "nan", "-inf", "-4", "-1.5", "-1", "-0", "0", "0d", "1", "1d", "1l", "1m", "1.5", "255", "max",
                        "1e19", "inf", "text", "date");
    }
}
