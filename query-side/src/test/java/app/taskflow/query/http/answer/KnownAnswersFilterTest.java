package app.taskflow.query.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.UserId;
import app.taskflow.query.TestLog;
import app.taskflow.query.cache.Answer;
import app.taskflow.query.cache.Question;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.conditional.EntityTag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Which requests get past the controllers. */
class KnownAnswersFilterTest {

    private static final Answer ANSWER = new Answer(EntityTag.weak("x"), "{}".getBytes(StandardCharsets.UTF_8));

    private final KnownQuestions questions = new KnownQuestions();
    private final UserId user = TestLog.newOwner();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void a_known_question_is_answered_without_a_controller() throws Exception {
        questions.learned(get("limit=5"), new Asked("five"));
        assertThat(isPassedOn(get("limit=5"))).isFalse();
        assertThat(response.getContentAsString()).isEqualTo("{}");
        assertThat(response.getHeader("ETag")).isEqualTo("W/\"x\"");
    }

    @Test
    void a_question_that_is_not_known_or_has_no_answer_at_hand_goes_to_its_controller() throws Exception {
        assertThat(isPassedOn(get("limit=5"))).isTrue();
        questions.learned(get("limit=5"), new Asked("nothing"));
        assertThat(isPassedOn(get("limit=5"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Accept,text/csv",
        "Accept,application/json;q=0",
        "Consistency-Token,broken",
        "Transfer-Encoding,chunked"
    })
    void what_a_controller_has_to_judge_goes_there(String header, String value) throws Exception {
        questions.learned(get("limit=5"), new Asked("five"));
        MockHttpServletRequest request = get("limit=5");
        request.addHeader(header, value);
        assertThat(isPassedOn(request)).isTrue();
    }

    @Test
    void who_is_not_signed_in_is_answered_nothing() throws Exception {
        questions.learned(get("limit=5"), new Asked("five"));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/tasks");
        request.setQueryString("limit=5");
        assertThat(isPassedOn(request)).isTrue();
    }

    @Test
    void a_write_to_the_same_path_goes_to_its_controller() throws Exception {
        questions.learned(get(null), new Asked("all"));
        MockHttpServletRequest request = get(null);
        request.setMethod("POST");
        assertThat(isPassedOn(request)).isTrue();
    }

    private boolean isPassedOn(MockHttpServletRequest request) throws Exception {
        MockFilterChain chain = new MockFilterChain();
        new KnownAnswersFilter(
                        questions, (_, question, _) -> question.canonical().equals("nothing") ? null : ANSWER)
                .doFilter(request, response, chain);
        return chain.getRequest() != null;
    }

    private MockHttpServletRequest get(@Nullable String query) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/tasks");
        request.setQueryString(query);
        // As the filter of authentication leaves it.
        request.setAttribute(
                AuthenticatedUser.class.getName(),
                new AuthenticatedUser(user, UUID.randomUUID(), Set.of(), Instant.MAX));
        return request;
    }

    private record Asked(String canonical) implements Question {

        @Override
        public boolean dependsOnTime() {
            return false;
        }
    }
}
