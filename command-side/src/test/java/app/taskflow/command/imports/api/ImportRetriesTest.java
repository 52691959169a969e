package app.taskflow.command.imports.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.RunningCommandSide;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Requests about imports that come again under the same key, with what Redis knows and without. */
class ImportRetriesTest {

    private static final String CSV = "title\nWater the plants\nFeed the cat\n";

    private final RunningCommandSide side = RunningCommandSide.shared();
    private final Importer alice = Importer.of(side);
    private final String key = UUID.randomUUID().toString();

    private HttpResponse<String> post(String path, String body) throws Exception {
        return alice.send(
                "POST", path, BodyPublishers.ofString(body), "Content-Type", "text/csv", "Idempotency-Key", key);
    }

    private void forget(boolean all) {
        if (all) {
            var _ = side.bean(StringRedisTemplate.class).execute((RedisCallback<Boolean>) connection -> {
                connection.serverCommands().flushAll();
                return true;
            });
        }
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JsonMapper.shared().readTree(answer.body()).path("id").asString();
    }

    private static void assertReplay(HttpResponse<String> again, HttpResponse<String> first) {
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_upload_that_comes_again_is_the_same_import(boolean redisForgets) throws Exception {
        HttpResponse<String> first = post("/imports", CSV);
        alice.awaitEnd(id(first));
        forget(redisForgets);
        assertReplay(post("/imports", CSV), first);
        assertThat(alice.json("/imports").path("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_undo_that_comes_again_is_no_conflict(boolean redisForgets) throws Exception {
        String id = alice.accepted("", CSV);
        alice.awaitEnd(id);
        assertThat(id(post("/imports/" + id + "/undo", ""))).isEqualTo(id);
        alice.awaitUndo(id);
        forget(redisForgets);
        HttpResponse<String> again = post("/imports/" + id + "/undo", "");
        assertThat(id(again)).isEqualTo(id);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_key_of_an_upload_is_no_key_for_another_one(boolean redisForgets) throws Exception {
        id(post("/imports", CSV));
        forget(redisForgets);
        HttpResponse<String> other = post("/imports?dryRun=true", CSV);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("idempotency-key-reused");
    }

    @Test
    void a_large_file_that_comes_again_is_read_to_its_end_so_that_the_answer_arrives() throws Exception {
        String large = CSV + "A task with a long name\n".repeat(200_000);
        HttpResponse<String> first = post("/imports", large);
        forget(true);
        assertReplay(post("/imports", large), first);
        assertThat(alice.post(id(first), "cancel").statusCode()).isIn(202, 409);
    }
}
