package app.taskflow.bench.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.bench.http.HttpConnection;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Accounts made and used over HTTP, their tokens delivered in bodies: nothing is done behind the product's back. */
public final class Accounts {

    private static final String PASSWORD = "seventeen-purple-otters";
    private static final Pattern REFRESH_TOKEN = Pattern.compile("\"refreshToken\":\"([^\"]+)\"");

    private Accounts() {}

    /** @return the refresh token of a new session of a new account */
    public static String register(HttpConnection connection, int number) throws IOException {
        return sent(connection, request("register", credentials(number, "\"name\":\"Bench\",")), 201);
    }

    public static byte[] login(int number) {
        return request("login", credentials(number, ""));
    }

    /** @return the token that follows this one */
    public static String refresh(HttpConnection connection, String refreshToken) throws IOException {
        return sent(connection, request("refresh", "{\"refreshToken\":\"" + refreshToken + "\"}"), 200);
    }

    private static String credentials(int number, String more) {
        return "{%s\"email\":\"bench-%d@example.org\",\"password\":\"%s\",\"tokenDelivery\":\"body\"}"
                .formatted(more, number, PASSWORD);
    }

    private static byte[] request(String call, String json) {
        String head = "POST /api/v1/auth/%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                .formatted(call);
        return (head + "Content-Length: " + json.getBytes(UTF_8).length + "\r\n\r\n" + json).getBytes(UTF_8);
    }

    private static String sent(HttpConnection connection, byte[] request, int expected) throws IOException {
        int status = connection.exchange(request);
        String body = new String(connection.body(), UTF_8);
        Matcher found = REFRESH_TOKEN.matcher(body);
        if (status != expected || !found.find()) {
            throw new IllegalStateException("answered with " + status + ": " + body);
        }
        return found.group(1);
    }
}
