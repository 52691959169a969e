package app.taskflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.sample.SampleService;
import app.taskflow.web.wire.Answer;
import app.taskflow.web.wire.Ask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The group Media types and JSON: bodies that are not what they should be. */
final class MediaTypesAndJsonTest {

    private static final String TASK = "/api/v1/tasks/019aaf1e-0000-7000-8000-000000000001";
    private static final String GOOD = "{\"title\":\"Milk\"}";
    private static final int MEBIBYTE = 1 << 20;

    private final SampleService service = SampleService.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/xml",
                "application/merge-patch+json",
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "application/json; charset=nonsense",
                "application/json; charset=",
                "application/jsonp",
                "json",
                "application/*",
                "*/*",
                ""
            })
    void a_wrong_content_type_is_not_supported(String type) {
        Answer answer = service.askSignedIn(
                Ask.of("POST /api/v1/tasks").header("Content-Type", type).body(utf8(GOOD)));

        answer.isProblem(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        assertThat(answer.header("accept")).isEqualTo("application/json");
    }

    @Test
    void no_content_type_is_not_supported() {
        service.askSignedIn(Ask.of("POST /api/v1/tasks").body(utf8(GOOD)))
                .isProblem(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=utf-8",
                "application/json; charset=UTF-8",
                "application/json; charset=\"utf-8\"",
                "Application/JSON"
            })
    void json_in_utf_8_is_supported(String type) {
        assertThat(service.askSignedIn(Ask.of("POST /api/v1/tasks")
                                .header("Content-Type", type)
                                .body(utf8(GOOD)))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/merge-patch+json", "application/json"})
    void a_patch_may_be_called_by_either_name(String type) {
        assertThat(service.askSignedIn(Ask.of("PATCH " + TASK)
                                .header("Content-Type", type)
                                .body(utf8(GOOD)))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate", "br", "identity, gzip"})
    void an_encoded_body_is_not_supported(String encoding) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(utf8(GOOD));
        }
        service.askSignedIn(Ask.of("POST /api/v1/tasks")
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", encoding)
                        .body(zipped.toByteArray()))
                .isProblem(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/html, image/*",
                "application/xml",
                "application/json;q=0",
                "nonsense",
                "text/*"
            })
    void an_answer_nobody_asked_for_is_not_acceptable(String accept) {
        service.askSignedIn(Ask.of("GET /api/v1/tasks").header("Accept", accept))
                .isProblem(ProblemCode.NOT_ACCEPTABLE);
    }

    @Test
    void what_is_not_acceptable_is_not_done_either() {
        int before = created();

        service.askSignedIn(Ask.of("POST /api/v1/tasks")
                        .header("Accept", "text/html")
                        .json(GOOD))
                .isProblem(ProblemCode.NOT_ACCEPTABLE);

        assertThat(created()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "application/*",
                "text/html, application/json;q=0.5",
                "text/html,application/xhtml+xml,*/*;q=0.8",
                "application/json, text/plain, */*"
            })
    void json_is_given_to_who_takes_it_among_others(String accept) {
        assertThat(service.askSignedIn(Ask.of("GET /api/v1/tasks").header("Accept", accept))
                        .header("content-type"))
                .isEqualTo("application/json");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("nothing", ""),
                arguments("white space", "  \n"),
                arguments("half an object", "{"),
                arguments("half a string", "{\"title\":\"Mil"),
                arguments("trailing text", GOOD + "x"),
                arguments("a second value", GOOD + GOOD),
                arguments("a trailing comma", "{\"title\":\"Milk\",}"),
                arguments("NaN", "{\"title\":\"Milk\",\"size\":NaN}"),
                arguments("Infinity", "{\"title\":\"Milk\",\"size\":-Infinity}"),
                arguments("a comment", "{/* no */\"title\":\"Milk\"}"),
                arguments("a line comment", "{\"title\":\"Milk\"} // no"),
                arguments("a YAML comment", "{\"title\":\"Milk\"} # no"),
                arguments("single quotes", "{'title':'Milk'}"),
                arguments("no quotes", "{title:\"Milk\"}"),
                arguments("a leading zero", "{\"title\":\"Milk\",\"size\":01}"),
                arguments("a leading plus", "{\"title\":\"Milk\",\"size\":+1}"),
                arguments("a hexadecimal number", "{\"title\":\"Milk\",\"size\":0x1}"),
                arguments("a bare dot", "{\"title\":\"Milk\",\"size\":.5}"),
                arguments("an array", "[" + GOOD + "]"),
                arguments("a string", "\"Milk\""),
                arguments("a number", "1"),
                arguments("null", "null"),
                arguments("a name twice", "{\"title\":\"Milk\",\"title\":\"Bread\"}"),
                arguments("a name twice, once escaped", "{\"title\":\"Milk\",\"\\u0074itle\":\"Bread\"}"),
                arguments("a raw line feed", "{\"title\":\"Mi\nlk\"}"),
                arguments("a bad escape", "{\"title\":\"\\x41\"}"),
                arguments("half an escape", "{\"title\":\"\\u12\"}"),
                arguments("a lone high surrogate", "{\"title\":\"\\ud83d\"}"),
                arguments("a lone low surrogate", "{\"title\":\"\\ude00\"}"),
                arguments("surrogates the wrong way round", "{\"title\":\"\\ude00\\ud83d\"}"),
                arguments("a high surrogate before a letter", "{\"title\":\"\\ud83d\\u0041\"}"),
                arguments("a surrogate in a name", "{\"\\ud83d\":\"Milk\"}"),
                arguments("a byte order mark", "\uFEFF" + GOOD),
                arguments("a number for a string", "{\"title\":5}"),
                arguments("a boolean for a string", "{\"title\":true}"),
                arguments("an object for a string", "{\"title\":{\"$gt\":\"\"}}"),
                arguments("an array for a string", "{\"title\":[\"Milk\"]}"),
                arguments("a string for a number", "{\"title\":\"Milk\",\"size\":\"5\"}"),
                arguments("an empty string for a number", "{\"title\":\"Milk\",\"size\":\"\"}"),
                arguments("a fraction for a whole number", "{\"title\":\"Milk\",\"size\":1.5}"),
                arguments("a round fraction for a whole number", "{\"title\":\"Milk\",\"size\":1.0}"),
                arguments("a boolean for a number", "{\"title\":\"Milk\",\"size\":true}"),
                arguments("too large a number", "{\"title\":\"Milk\",\"size\":99999999999}"),
                arguments("a number with a huge exponent", "{\"title\":\"Milk\",\"size\":1e1000000}"),
                arguments("a number of 100 000 digits", "{\"title\":\"Milk\",\"size\":" + "9".repeat(100_000) + "}"),
                arguments(
                        "a fraction of 100 000 digits", "{\"title\":\"Milk\",\"size\":0." + "9".repeat(100_000) + "}"),
                arguments("a string for a boolean", "{\"title\":\"Milk\",\"pinned\":\"true\"}"),
                arguments("a number for a boolean", "{\"title\":\"Milk\",\"pinned\":1}"),
                arguments("a number for an enum", "{\"title\":\"Milk\",\"status\":5}"),
                arguments("a boolean for an enum", "{\"title\":\"Milk\",\"status\":true}"),
                arguments("a number for a date", "{\"title\":\"Milk\",\"dueDate\":20260101}"),
                arguments("an array for a date", "{\"title\":\"Milk\",\"dueDate\":[2026,1,1]}"),
                arguments("a number for an id", "{\"title\":\"Milk\",\"id\":1}"),
                arguments("a string for an array", "{\"title\":\"Milk\",\"tags\":\"a\"}"),
                arguments("null in an array", "{\"title\":\"Milk\",\"tags\":[null]}"),
                arguments("a number in an array", "{\"title\":\"Milk\",\"tags\":[1]}"),
                arguments("10 000 nested arrays", "[".repeat(10_000)),
                arguments("10 000 nested objects", "{\"a\":".repeat(10_000)),
                arguments(
                        "10 000 nested arrays in a property",
                        "{\"title\":\"Milk\",\"tags\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
                arguments(
                        "10 000 nested arrays in an unknown property",
                        "{\"title\":\"Milk\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
                arguments("a name of 100 000 characters", "{\"" + "a".repeat(100_000) + "\":1}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void what_cannot_be_read_is_malformed(String what, String body) {
        service.askSignedIn(Ask.of("POST /api/v1/tasks").json(body)).isProblem(ProblemCode.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c328", // a continuation byte that is none
                "c0af", // an overlong slash
                "e080af", // the same, longer
                "eda0bd", // an encoded surrogate
                "eda0bdedb880", // a pair of them
                "f4908080", // beyond Unicode
                "e28c", // cut off
                "80", // a continuation of nothing
                "ff"
            })
    void what_is_not_utf_8_is_malformed(String bytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(utf8("{\"title\":\"Milk"));
        body.writeBytes(HexFormat.of().parseHex(bytes));
        body.writeBytes(utf8("\"}"));

        service.askSignedIn(Ask.of("POST /api/v1/tasks")
                        .header("Content-Type", "application/json")
                        .body(body.toByteArray()))
                .isProblem(ProblemCode.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE"})
    void another_encoding_of_unicode_is_malformed_even_without_saying_so(String charset) {
        service.askSignedIn(Ask.of("POST /api/v1/tasks")
                        .header("Content-Type", "application/json")
                        .body(GOOD.getBytes(Charset.forName(charset))))
                .isProblem(ProblemCode.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D\uDE00", // an emoji
                "\u05E9\u05DC\u05D5\u05DD", // right to left
                "\uD83D\uDC69\u200D\uD83D\uDCBB", // joined
                "\uFFFD", // the replacement character itself
                "<script>alert(1)</script>",
                "=1+1",
                "${jndi:ldap://x}",
                "{{7*7}}",
                "back\\slash \\ud83d"
            })
    void text_comes_back_as_it_was_sent(String title) {
        String body = "{\"title\":\"" + title.replace("\\", "\\\\") + "\"}";

        Answer answer = service.askSignedIn(Ask.of("POST /api/v1/tasks").json(body));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("title").asString()).isEqualTo(title);
    }

    @Test
    void escaped_surrogates_in_pairs_are_text() {
        Answer answer = service.askSignedIn(Ask.of("POST /api/v1/tasks").json("{\"title\":\"\\uD83D\\uDE00\"}"));

        assertThat(answer.json().path("title").asString()).isEqualTo("\uD83D\uDE00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ownerId", "version", "createdAt", "roles", "@class", "@type", "$ref", "__proto__", "Title"})
    void an_unknown_property_is_refused_by_name(String name) {
        Answer answer = service.askSignedIn(
                Ask.of("POST /api/v1/tasks").json("{\"title\":\"Milk\",\"" + name + "\":{\"a\":[1]}}"));

        answer.isProblem(ProblemCode.UNKNOWN_PROPERTY);
        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/" + name);
    }

    @Test
    void all_unknown_properties_are_told_at_once_wherever_they_are() {
        Answer answer = service.askSignedIn(
                Ask.of("POST /api/v1/tasks/batch").json("[{\"a/b\":1},{\"title\":\"Milk\",\"c~d\":2}]"));

        answer.isProblem(ProblemCode.UNKNOWN_PROPERTY);
        assertThat(answer.json().path("errors").findValuesAsString("pointer")).containsExactly("/0/a~1b", "/1/c~0d");
    }

    @Test
    void a_wrong_type_is_named_with_its_place() {
        Answer answer = service.askSignedIn(
                Ask.of("POST /api/v1/tasks/batch").json("[{\"title\":\"Milk\"},{\"tags\":[\"a\",5]}]"));

        answer.isProblem(ProblemCode.MALFORMED_REQUEST);
        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/1/tags/1");
        assertThat(answer.json().path("detail").asString()).isEqualTo("/1/tags/1 must be a string");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("\"status\":\"NOPE\"", "/status"),
                arguments("\"status\":\"\"", "/status"),
                arguments("\"status\":\" todo\"", "/status"),
                arguments("\"status\":\"TODO\"", "/status"),
                arguments("\"status\":\"0\"", "/status"),
                arguments("\"dueDate\":\"2026-02-30\"", "/dueDate"),
                arguments("\"dueDate\":\"99999-01-01\"", "/dueDate"),
                arguments("\"dueDate\":\"2026-1-1\"", "/dueDate"),
                arguments("\"dueDate\":\"2026-01-01T00:00:00Z\"", "/dueDate"),
                arguments("\"dueDate\":\"\"", "/dueDate"),
                arguments("\"id\":\"1-1-1-1-1\"", "/id"),
                arguments("\"id\":\"AZqvHgAAcACAAAAAAAAAAQ==\"", "/id"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void a_string_of_the_wrong_form_breaks_a_rule(String property, String pointer) {
        Answer answer = service.askSignedIn(Ask.of("POST /api/v1/tasks").json("{\"title\":\"Milk\"," + property + "}"));

        answer.isProblem(ProblemCode.VALIDATION_FAILED);
        assertThat(answer.json().path("errors").findValuesAsString("pointer")).containsExactly(pointer);
    }

    @Test
    void all_broken_rules_are_told_at_once() {
        Answer answer = service.askSignedIn(Ask.of("POST /api/v1/tasks")
                .json("{\"title\":\" \",\"status\":\"NOPE\",\"dueDate\":\"2026-02-30\",\"priority\":\"low\"}"));

        answer.isProblem(ProblemCode.VALIDATION_FAILED);
        assertThat(answer.json().path("errors").findValuesAsString("pointer"))
                .containsExactly("/status", "/dueDate", "/title");
    }

    @Test
    void absent_and_null_mean_the_same() {
        assertThat(service.askSignedIn(Ask.of("POST /api/v1/tasks")
                                .json("{\"title\":\"Milk\",\"status\":null,\"pinned\":null,\"size\":null}"))
                        .text())
                .isEqualTo(service.askSignedIn(Ask.of("POST /api/v1/tasks").json(GOOD))
                        .text());
    }

    @Test
    void a_patch_tells_absent_from_cleared_from_set() {
        Answer answer = service.askSignedIn(Ask.of("PATCH " + TASK).json("{\"title\":\"Milk\",\"dueDate\":null}"));

        assertThat(answer.json().path("title").asString()).isEqualTo("Set[value=Milk]");
        assertThat(answer.json().path("dueDate").asString()).isEqualTo("Cleared[]");
        assertThat(answer.json().path("status").asString()).isEqualTo("Absent[]");
    }

    @Test
    void a_broken_rule_in_a_patch_is_named() {
        Answer answer = service.askSignedIn(Ask.of("PATCH " + TASK).json("{\"status\":\"NOPE\"}"));

        answer.isProblem(ProblemCode.VALIDATION_FAILED);
        assertThat(answer.json().path("errors").findValuesAsString("pointer")).containsExactly("/status");
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                arguments("POST /api/v1/tasks", MEBIBYTE), arguments("POST /api/v1/tasks/batch", 8 * MEBIBYTE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void one_byte_over_the_limit_is_too_large(String call, int limit) {
        service.askSignedIn(
                        Ask.of(call).header("Content-Type", "application/json").body(spaces(limit + 1)))
                .isProblem(ProblemCode.PAYLOAD_TOO_LARGE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void one_byte_over_the_limit_is_too_large_in_chunks_too(String call, int limit) {
        service.askSignedIn(
                        Ask.of(call).header("Content-Type", "application/json").chunked(spaces(limit + 1)))
                .isProblem(ProblemCode.PAYLOAD_TOO_LARGE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void a_body_as_large_as_the_limit_is_read(String call, int limit) {
        Ask ask = Ask.of(call).header("Content-Type", "application/json");
        service.askSignedIn(ask.body(spaces(limit))).isProblem(ProblemCode.MALFORMED_REQUEST);
        Ask chunked = Ask.of(call).header("Content-Type", "application/json");
        service.askSignedIn(chunked.chunked(spaces(limit))).isProblem(ProblemCode.MALFORMED_REQUEST);
    }

    @Test
    void the_size_is_judged_before_who_is_calling() {
        service.ask(Ask.of("POST /api/v1/tasks").header("Content-Length", "1048577"))
                .isProblem(ProblemCode.PAYLOAD_TOO_LARGE);
    }

    @Test
    void a_body_in_chunks_is_read() {
        assertThat(service.askSignedIn(Ask.of("POST /api/v1/tasks")
                                .header("Content-Type", "application/json")
                                .chunked(utf8(GOOD)))
                        .status())
                .isEqualTo(201);
    }

    private int created() {
        return service.askSignedIn(Ask.of("GET /api/v1/tasks/created"))
                .json()
                .path("created")
                .asInt();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] spaces(int length) {
        return " ".repeat(length).getBytes(StandardCharsets.US_ASCII);
    }
}
