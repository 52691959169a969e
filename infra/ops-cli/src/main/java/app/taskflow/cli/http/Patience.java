package app.taskflow.cli.http;

import java.time.Duration;

/**
 * How long one call is kept up while the server cannot take it.
 *
 * @param whenLimited with 429, where the server says when to come back
 * @param whenUnavailable with 503, or without any answer after there once was one
 */
public record Patience(Duration whenLimited, Duration whenUnavailable) {

    public static final Patience STANDARD = new Patience(Duration.ofMinutes(30), Duration.ofSeconds(30));
}
