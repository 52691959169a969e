package app.taskflow.command.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {

    private static final PasswordProperties OWASP = new PasswordProperties(19456, 2, 1, 1, 10);
    private static final PasswordProperties CHEAP = new PasswordProperties(64, 1, 1, 1, 10);

    private final PasswordHasher hasher = new PasswordHasher(CHEAP);

    @AfterEach
    void close() {
        hasher.close();
    }

    @Test
    void a_hash_matches_its_password_only() {
        String hash = hasher.hash("correct horse 🐎");
        assertThat(hasher.matches("correct horse 🐎", hash)).isTrue();
        assertThat(hasher.matches("correct horse", hash)).isFalse();
        assertThat(hasher.hash("correct horse 🐎")).as("salted").isNotEqualTo(hash);
    }

    @Test
    void a_hash_says_how_it_was_made() {
        try (var owasp = new PasswordHasher(OWASP)) {
            assertThat(owasp.hash("correct horse")).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
        }
    }

    @Test
    void a_password_is_the_same_in_every_unicode_form() {
        assertThat(hasher.matches("Cafe\u0301 \uFB01ve", hasher.hash("Caf\u00e9 five")))
                .isTrue();
    }

    @Test
    void the_hash_of_nobody_costs_what_others_do() {
        assertThat(hasher.hashOfNobody()).startsWith("{argon2id}$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(hasher.isOutdated(hasher.hashOfNobody())).isFalse();
        assertThat(hasher.matches("correct horse", hasher.hashOfNobody())).isFalse();
    }

    @Test
    void a_hash_of_another_cost_is_outdated_and_still_matches() {
        try (var owasp = new PasswordHasher(OWASP)) {
            String old = hasher.hash("correct horse");
            assertThat(owasp.isOutdated(old)).isTrue();
            assertThat(owasp.matches("correct horse", old)).isTrue();
            assertThat(owasp.isOutdated(owasp.hash("correct horse"))).isFalse();
        }
    }

    @Test
    void the_native_and_the_portable_encoder_read_each_other() {
        var one = new NativeArgon2Encoder(CHEAP);
        var other = new PortableArgon2Encoder(CHEAP);
        assertThat(one.matches("correct horse", other.encode("correct horse"))).isTrue();
        assertThat(other.matches("correct horse", one.encode("correct horse"))).isTrue();
        assertThat(other.matches("correct house", one.encode("correct horse"))).isFalse();
        assertThat(other.upgradeEncoding(one.encode("correct horse"))).isFalse();
        assertThat(one.upgradeEncoding(other.encode("correct horse"))).isFalse();
        assertThat(new PortableArgon2Encoder(OWASP).upgradeEncoding(one.encode("correct horse")))
                .isTrue();
    }

    @Test
    void what_is_no_hash_matches_nothing() {
        assertThatThrownBy(() -> hasher.matches("correct horse", "plain")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void beyond_the_queue_a_password_is_refused_at_once_and_not_hashed() throws InterruptedException {
        int queue = 3;
        var slow = new PasswordProperties(32 * 1024, 3, 1, 1, queue);
        int callers = 30;
        var refused = new AtomicInteger();
        var hashed = new AtomicInteger();
        var done = new CountDownLatch(callers);
        try (var busy = new PasswordHasher(slow);
                ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                pool.execute(() -> {
                    try {
                        busy.hash("correct horse");
                        hashed.incrementAndGet();
                    } catch (HashingBusyException e) {
                        assertThat(e.retryAfter()).isPositive();
                        refused.incrementAndGet();
                    } finally {
                        done.countDown();
                    }
                });
            }
            done.await();
        }
        assertThat(refused.get() + hashed.get()).isEqualTo(callers);
        assertThat(hashed.get()).isBetween(1 + queue, callers - 1);
    }
}
