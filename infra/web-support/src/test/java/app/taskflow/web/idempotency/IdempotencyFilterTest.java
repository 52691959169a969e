package app.taskflow.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.ContentCachingResponseWrapper;

class IdempotencyFilterTest {

    /** What a kept answer is made of is held in memory, which an export of everything must not be. */
    @ParameterizedTest
    @CsvSource({"GET, key-1, true", "HEAD, key-1, true", "POST, key-1, false", "POST, , true"})
    void only_the_answers_to_keyed_writes_are_held(String method, @Nullable String key, boolean untouched)
            throws Exception {
        var answers = new KeptAnswers(
                new LettuceConnectionFactory("127.0.0.1", 1),
                new IdempotencySettings(Duration.ofHours(24), Duration.ofSeconds(10)));
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/api/v1/tasks");
        if (key != null) {
            request.addHeader(KeyHeader.NAME, key);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        AtomicReference<Object> passed = new AtomicReference<>();
        new IdempotencyFilter(answers).doFilter(request, response, (_, given) -> passed.set(given));
        if (untouched) {
            assertThat(passed).hasValue(response);
        } else {
            assertThat(passed.get()).isInstanceOf(ContentCachingResponseWrapper.class);
        }
    }
}
