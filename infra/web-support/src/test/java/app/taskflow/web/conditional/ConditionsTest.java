package app.taskflow.web.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

final class ConditionsTest {

    private static final UUID TASK = UUID.fromString("019aaf1e-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("019aaf1e-0000-7000-8000-000000000002");
    private static final EntityTag CURRENT = EntityTag.ofVersion(TASK, 7);
    private static final EntityTag STALE = EntityTag.ofVersion(TASK, 6);

    @Test
    void tags_differ_between_resources_and_versions() {
        assertThat(CURRENT).isNotEqualTo(STALE).isNotEqualTo(EntityTag.ofVersion(OTHER, 7));
        assertThat(CURRENT).isEqualTo(EntityTag.ofVersion(TASK, 7));
        assertThat(CURRENT.toString()).matches("\"[A-Za-z0-9_-]+\"");
        assertThat(EntityTag.weak("a")).hasToString("W/\"a\"");
    }

    @Test
    void a_tag_of_content_differs_from_those_of_other_content_and_is_of_its_version_all_the_same() {
        EntityTag shown = EntityTag.ofContent(TASK, 7, new byte[] {1});
        EntityTag otherwise = EntityTag.ofContent(TASK, 7, new byte[] {2});
        assertThat(shown)
                .isEqualTo(EntityTag.ofContent(TASK, 7, new byte[] {1}))
                .isNotEqualTo(otherwise);
        assertThat(shown.toString()).matches("\"[A-Za-z0-9_-]+\"");
        assertThat(shown.matchesWeakly(otherwise)).isFalse();

        for (EntityTag seen : new EntityTag[] {shown, otherwise, CURRENT}) {
            assertThat(ifMatch(seen.toString()).permits(CURRENT)).isTrue();
            assertThat(ifMatch(seen.toString()).permits(shown)).isTrue();
        }
        assertThat(ifMatch(EntityTag.ofContent(TASK, 6, new byte[] {1}).toString())
                        .permits(CURRENT))
                .isFalse();
        assertThat(ifMatch(EntityTag.ofContent(OTHER, 7, new byte[] {1}).toString())
                        .permits(CURRENT))
                .isFalse();
        assertThat(ifMatch("W/" + shown).permits(CURRENT)).isFalse();
    }

    @Test
    void a_write_without_condition_goes_on() {
        assertThat(ifMatch(null).permits(CURRENT)).isTrue();
        assertThat(ifMatch("*").permits(CURRENT)).isTrue();
        assertThat(ifMatch(" * ").permits(CURRENT)).isTrue();
    }

    @Test
    void a_write_goes_on_if_one_of_the_tags_is_the_current_one() {
        assertThat(ifMatch(CURRENT.toString()).permits(CURRENT)).isTrue();
        assertThat(ifMatch("\"a,b\" ,\t" + CURRENT + " ").permits(CURRENT)).isTrue();
        assertThat(ifMatch(STALE.toString()).permits(CURRENT)).isFalse();
        assertThat(ifMatch("\"\"").permits(CURRENT)).isFalse();
    }

    @Test
    void a_weak_tag_permits_no_write() {
        assertThat(ifMatch("W/" + CURRENT).permits(CURRENT)).isFalse();
    }

    @Test
    void several_lines_are_one_list() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("If-Match", STALE.toString());
        request.addHeader("If-Match", CURRENT.toString());

        assertThat(IfMatch.of(request).permits(CURRENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "abc",
                "\"",
                "\"a",
                "a\"",
                "\"a\"b",
                "\"a\" \"b\"",
                "\"a\",",
                ",\"a\"",
                "w/\"a\"",
                "W/ \"a\"",
                "\"a b\"",
                "\"a\u007f\"",
                "*, \"a\"",
                "'a'",
                "7"
            })
    void a_malformed_condition_of_a_write_is_refused(String header) {
        assertThatThrownBy(() -> ifMatch(header))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_IF_MATCH));
    }

    @Test
    void a_stale_write_is_told_the_current_tag() {
        assertThatThrownBy(() -> ifMatch(STALE.toString()).require(CURRENT))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.VERSION_MISMATCH);
                    assertThat(problem.headers()).containsEntry("ETag", CURRENT.toString());
                });
    }

    @Test
    void a_reader_that_has_the_current_version_need_not_be_sent_it() {
        assertThat(ifNoneMatch(CURRENT.toString())).isTrue();
        assertThat(ifNoneMatch("W/" + CURRENT)).isTrue();
        assertThat(ifNoneMatch("*")).isTrue();
        assertThat(ifNoneMatch(STALE + ", W/" + CURRENT)).isTrue();
        assertThat(ifNoneMatch(STALE.toString())).isFalse();
        assertThat(ifNoneMatch(null)).isFalse();
    }

    @Test
    void a_malformed_condition_of_a_read_names_no_version() {
        assertThat(ifNoneMatch("nonsense")).isFalse();
        assertThat(ifNoneMatch(CURRENT + " x")).isFalse();
    }

    private static IfMatch ifMatch(@Nullable String header) {
        return IfMatch.of(request("If-Match", header));
    }

    private static boolean ifNoneMatch(@Nullable String header) {
        return IfNoneMatch.holds(request("If-None-Match", header), CURRENT);
    }

    private static MockHttpServletRequest request(String name, @Nullable String header) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (header != null) {
            request.addHeader(name, header);
        }
        return request;
    }
}
