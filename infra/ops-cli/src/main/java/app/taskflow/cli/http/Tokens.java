package app.taskflow.cli.http;

/** What a client in the mode {@code tokenDelivery: body} holds of its session. */
public record Tokens(String accessToken, String refreshToken) {}
