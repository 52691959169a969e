package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Passwords, tokens and cookies are in no line of the log, however much is logged and whatever goes wrong. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsIT {

    private static final String WRONG = "wr0ng-but-still-a-secret";

    /** Levels belong to the process, and other tests would talk as much. */
    @AfterEach
    void quiet() {
        LoggingSystem logging = LoggingSystem.get(SecretsIT.class.getClassLoader());
        List.of("app.taskflow", "org.springframework.web").forEach(logger -> logging.setLogLevel(logger, null));
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }

    @Test
    void nothing_secret_is_logged(CapturedOutput output) {
        Map<String, Object> talkative = Map.of(
                "logging.level.root",
                "INFO",
                "logging.level.app.taskflow",
                "DEBUG",
                "logging.level.org.springframework.web",
                "DEBUG");
        try (IdentityNode node =
                IdentityNode.start(SharedIdentity.get().backing().settings(talkative))) {
            Http http = new Http(node.baseUrl());
            List<String> secrets = new ArrayList<>(List.of(TestUser.PASSWORD, TestUser.OTHER_PASSWORD, WRONG));
            TestUser user = TestUser.register(http);
            TestUser next = user.refreshed();
            TestUser third = next.again();
            third.refreshed();
            third.refreshed();
            third.refresh();
            Http.Answer cookies = http.post(
                    "/api/v1/auth/login", TestUser.json(Map.of("email", user.email(), "password", TestUser.PASSWORD)));
            http.post(
                    "/api/v1/auth/refresh",
                    "",
                    "Cookie",
                    "refresh_token=" + cookies.cookie("refresh_token"),
                    "Origin",
                    "https://evil.example");
            TestUser.tryToLogin(http, user.email(), WRONG);
            http.post("/api/v1/auth/login?password=" + WRONG, "{\"email\":\"a@b.c\",\"password\":\"" + WRONG);
            http.post("/api/v1/auth/login", "{\"email\":\"a@b.c\",\"password\":[\"" + WRONG + "\"]}");
            http.get("/api/v1/users/me?access_token=" + user.accessToken(), "Authorization", "Bearer " + WRONG);
            next.send(
                    "PUT",
                    "/api/v1/users/me/password",
                    TestUser.json(
                            Map.of("currentPassword", TestUser.PASSWORD, "newPassword", TestUser.OTHER_PASSWORD)));
            next.send("POST", "/api/v1/users/me/erasure", TestUser.json(Map.of("password", TestUser.OTHER_PASSWORD)));
            http.get("/api/v1/the-last-one");
            secrets.addAll(List.of(
                    user.accessToken(),
                    user.refreshToken(),
                    next.accessToken(),
                    next.refreshToken(),
                    third.refreshToken(),
                    cookies.cookie("refresh_token"),
                    cookies.cookie("access_token")));
            await().until(() -> output.getAll().contains("the-last-one"));
            assertThat(output.getAll()).doesNotContain(secrets);
        }
    }
}
