package app.taskflow.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.RunningCommandSide;
import app.taskflow.command.TestIssuer;
import app.taskflow.command.keys.StatementSigner;
import app.taskflow.events.id.UserId;
import app.taskflow.log.proof.CheckpointCheck;
import app.taskflow.log.proof.EventProof;
import app.taskflow.log.proof.ProofCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What auditors ask of the running service. */
class AuditApiTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final RunningCommandSide side = RunningCommandSide.shared();
    private final UserId ada = new UserId(UUID.randomUUID());
    private final UserId auditor = new UserId(UUID.randomUUID());

    private HttpResponse<String> get(UserId user, String role, String path, String... headers) {
        return send(HttpRequest.newBuilder(uri(path)).GET(), TestIssuer.tokenOf(user, role), headers);
    }

    private HttpResponse<String> audit(String path, String... headers) {
        return get(auditor, "auditor", path, headers);
    }

    private JsonNode ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + side.port() + "/api/v1" + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String token, String... headers) {
        request.header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String create(UserId user, String title) {
        HttpResponse<String> response = send(
                HttpRequest.newBuilder(uri("/tasks"))
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("title", title)))),
                TestIssuer.tokenOf(user),
                "Content-Type",
                "application/json",
                "X-Request-Id",
                "audited-" + user);
        assertThat(response.statusCode()).isEqualTo(201);
        return JSON.readTree(response.body()).get("id").asString();
    }

    private JsonNode eventsOf(UserId owner) {
        return ok(audit("/audit/events?ownerId=" + owner)).get("items");
    }

    @Test
    void an_event_is_shown_with_all_that_the_log_knows_of_it() {
        String task = create(ada, "Water the plants");
        JsonNode event = eventsOf(ada).get(0);
        assertThat(event.get("type").asString()).isEqualTo("task.created");
        assertThat(event.get("revision").asInt()).isEqualTo(1);
        assertThat(event.get("sequence").asLong()).isEqualTo(1);
        assertThat(event.get("ownerId").asString()).isEqualTo(ada.toString());
        assertThat(event.get("aggregateId").asString()).isEqualTo(task);
        assertThat(event.get("aggregateSequence").asLong()).isZero();
        assertThat(event.get("actor").asString()).isEqualTo(ada.toString());
        assertThat(event.get("requestId").asString()).isEqualTo("audited-" + ada);
        assertThat(event.get("at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(event.get("data").get("title").asString()).isEqualTo("Water the plants");
        assertThat(UUID.fromString(event.get("eventId").asString()).version()).isEqualTo(7);
    }

    @Test
    void pages_and_the_stream_give_the_same() {
        for (int i = 0; i < 7; i++) {
            create(ada, "Task " + i);
        }
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = ok(audit("/audit/events?limit=3&ownerId=" + ada + cursor));
            page.get("items").forEach(event -> paged.add(event.toString()));
            cursor =
                    page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asString() : "";
        } while (!cursor.isEmpty());
        HttpResponse<String> stream = audit("/audit/events?ownerId=" + ada, "Accept", "application/x-ndjson");
        assertThat(stream.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-ndjson"));
        assertThat(stream.body().lines().map(line -> JSON.readTree(line).toString()))
                .isEqualTo(paged);
        assertThat(paged).hasSize(7);
    }

    @Test
    void every_look_is_an_event_of_who_looked() {
        audit("/audit/events?ownerId=" + ada + "&type=task.created");
        audit("/audit/checkpoints");
        audit("/audit/verify?ownerId=" + ada);
        List<String> types = new ArrayList<>();
        eventsOf(auditor).forEach(event -> types.add(event.get("type").asString()));
        assertThat(types)
                .containsExactly(
                        "audit.events-read", "audit.checkpoints-read", "audit.log-verified", "audit.events-read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit/events", "/audit/verify", "/audit/checkpoints"})
    void without_the_role_it_is_forbidden_and_an_admin_has_it(String path) {
        HttpResponse<String> refused = get(ada, "user", path);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"forbidden\"");
        assertThat(get(ada, "admin", path + (path.endsWith("verify") ? "?ownerId=" + ada : ""))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "ownerId=x",
                "aggregateId=1",
                "from=yesterday",
                "from=2026-11-23T10:00:00Z&to=2026-11-22T10:00:00Z",
                "cursor=nonsense",
                "kind=task",
                "type=a&type=b"
            })
    void a_bad_parameter_is_400(String query) {
        assertThat(audit("/audit/events?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void the_log_verifies_and_tells_its_heads() {
        create(ada, "Water the plants");
        JsonNode found = ok(audit("/audit/verify"));
        assertThat(found.get("valid").asBoolean()).isTrue();
        assertThat(found.has("firstProblem")).isFalse();
        assertThat(found.get("heads")).hasSize(16);
        assertThat(found.get("commits").asLong()).isPositive();
        JsonNode ofOwner = ok(audit("/audit/verify?ownerId=" + ada));
        assertThat(ofOwner.get("commits").asLong()).isEqualTo(1);
        assertThat(ofOwner.get("events").asLong()).isEqualTo(1);
    }

    @Test
    void an_owner_gets_a_proof_that_holds_by_the_public_key_alone() {
        create(ada, "Water the plants");
        String eventId = eventsOf(ada).get(0).get("eventId").asString();
        EventProof proof = JSON.treeToValue(ok(get(ada, "user", "/audit/proof/" + eventId)), EventProof.class);
        ProofCheck check = new ProofCheck(new CheckpointCheck(side.bean(StatementSigner.class)::publicKey));
        assertThat(check.faultOf(proof)).isNull();
        assertThat(proof.event().eventId()).hasToString(eventId);
        EventProof sameForAuditors = JSON.treeToValue(ok(audit("/audit/proof/" + eventId)), EventProof.class);
        assertThat(sameForAuditors.event()).isEqualTo(proof.event());
        assertThat(check.faultOf(sameForAuditors)).isNull();
        assertThat(ok(audit("/audit/checkpoints")).get("items").get(0).get("id").asLong())
                .isPositive();
    }

    @Test
    void what_an_erased_owner_said_is_shown_to_nobody() {
        String email = "erased-" + UUID.randomUUID() + "@example.org";
        HttpResponse<String> registered = send(
                HttpRequest.newBuilder(uri("/auth/register"))
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(
                                Map.of("name", "Ada", "email", email, "password", "correct horse battery")))),
                TestIssuer.tokenOf(ada),
                "Content-Type",
                "application/json",
                "Origin",
                "http://localhost:3000");
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        UserId erased =
                UserId.parse(JSON.readTree(registered.body()).at("/user/id").asString());
        create(erased, "A secret");
        HttpResponse<String> erasure = send(
                HttpRequest.newBuilder(uri("/users/me/erasure"))
                        .POST(BodyPublishers.ofString("{\"password\":\"correct horse battery\"}")),
                TestIssuer.tokenOf(erased),
                "Content-Type",
                "application/json");
        assertThat(erasure.statusCode()).as(erasure.body()).isEqualTo(204);
        JsonNode events = eventsOf(erased);
        assertThat(events.toString()).doesNotContain("A secret", email);
        events.forEach(event -> {
            assertThat(event.get("erased").asBoolean()).isTrue();
            assertThat(event.has("data")).isFalse();
        });
        assertThat(events.findValuesAsString("type")).contains("task.created", "user.erased");
    }

    @Test
    void a_foreign_event_and_a_missing_one_cannot_be_told_apart() {
        create(ada, "Water the plants");
        String eventId = eventsOf(ada).get(0).get("eventId").asString();
        UserId bob = new UserId(UUID.randomUUID());
        HttpResponse<String> foreign = get(bob, "user", "/audit/proof/" + eventId);
        HttpResponse<String> missing = get(bob, "user", "/audit/proof/" + UUID.randomUUID());
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(foreign.body()).get("detail"))
                .isEqualTo(JSON.readTree(missing.body()).get("detail"));
        assertThat(get(bob, "user", "/audit/proof/nonsense").statusCode()).isEqualTo(400);
    }
}
