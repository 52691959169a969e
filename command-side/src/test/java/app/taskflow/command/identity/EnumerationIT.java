package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Nobody learns from the time of an answer who has an account. Measured, so it wants a machine of its own. */
@Tag("campaign")
class EnumerationIT {

    private static final int TRIES = 200;
    private static final int ACCOUNTS = 40;

    @Test
    void an_unknown_address_and_a_wrong_password_take_the_same_time(TestReporter reporter) {
        Map<String, Object> real = Map.of("taskflow.passwords.memory-kib", 19456, "taskflow.passwords.iterations", 2);
        try (IdentityNode node =
                IdentityNode.start(SharedIdentity.get().backing().settings(real))) {
            Http http = new Http(node.baseUrl());
            List<String> known = new ArrayList<>();
            for (int i = 0; i < ACCOUNTS; i++) {
                known.add(TestUser.register(http).email());
            }
            List<Long> wrong = new ArrayList<>();
            List<Long> unknown = new ArrayList<>();
            for (int i = 0; i < TRIES; i++) {
                wrong.add(time(http, known.get(i % ACCOUNTS)));
                unknown.add(time(http, TestUser.newEmail()));
            }
            double ratio = median(unknown) / median(wrong);
            reporter.publishEntry("median for an unknown address / for a wrong password", String.valueOf(ratio));
            assertThat(ratio).isBetween(0.9, 1.1);
        }
    }

    private static long time(Http http, String email) {
        long began = System.nanoTime();
        assertThat(TestUser.tryToLogin(http, email, "not the password").status())
                .isEqualTo(401);
        return System.nanoTime() - began;
    }

    private static double median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
