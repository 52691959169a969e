package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** More people sign in at once than can be. */
class LoginStormIT {

    private static final int CALLERS = 50;

    @Test
    void who_would_wait_too_long_is_told_to_come_back_and_others_do_not_notice() throws Exception {
        TestUser user = TestUser.register(SharedIdentity.http());
        Map<String, Object> slow = Map.of(
                "taskflow.passwords.memory-kib",
                32 * 1024,
                "taskflow.passwords.iterations",
                3,
                "taskflow.passwords.queue",
                2);
        try (IdentityNode node =
                        IdentityNode.start(SharedIdentity.get().backing().settings(slow));
                ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Http http = new Http(node.baseUrl());
            var barrier = new CyclicBarrier(CALLERS);
            Callable<Http.Answer> login = () -> {
                barrier.await();
                return TestUser.tryToLogin(http, user.email(), TestUser.PASSWORD);
            };
            List<Future<Http.Answer>> running = new ArrayList<>();
            Collections.nCopies(CALLERS, login).forEach(call -> running.add(pool.submit(call)));
            while (running.stream().anyMatch(answer -> !answer.isDone())) {
                assertThat(user.at(http).status()).isEqualTo(200);
            }
            List<Http.Answer> refused = running.stream()
                    .map(Future::resultNow)
                    .filter(answer -> answer.status() != 200)
                    .toList();
            assertThat(refused).isNotEmpty().hasSizeLessThan(CALLERS).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.code()).isEqualTo("unavailable");
                assertThat(answer.header("Retry-After")).contains("2");
            });
        }
    }
}
