package app.taskflow.cli.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Reads {@code Retry-After}, which is a number of seconds or a date. */
final class RetryAfter {

    private static final Duration ABSENT = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private RetryAfter() {}

    /** Between zero and five minutes; one second where the header is missing or makes no sense. */
    static Duration of(HttpHeaders headers, Instant now) {
        Duration wait = headers.firstValue("Retry-After")
                .map(text -> parse(text.strip(), now))
                .orElse(ABSENT);
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Duration parse(String text, Instant now) {
        try {
            return text.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return ABSENT;
        }
    }
}
