package app.taskflow.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:59:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0                             | 0
                    7                             | 7
                    99999                         | 300
                    99999999999999999999          | 1
                    Mon, 23 Nov 2026 09:59:30 GMT | 30
                    Mon, 23 Nov 2026 09:58:30 GMT | 0
                    soon                          | 1
                    -5                            | 1
                    """)
    void is_a_number_of_seconds_or_a_date(String header, long seconds) {
        HttpHeaders headers = HttpHeaders.of(Map.of("Retry-After", List.of(header)), (name, value) -> true);
        assertThat(RetryAfter.of(headers, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
