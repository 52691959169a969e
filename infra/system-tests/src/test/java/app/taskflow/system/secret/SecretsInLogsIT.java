package app.taskflow.system.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * This module is tested after those that it stands on, so that their reports are there. What the processes of this
 * module's own tests say and log is searched when each of them ends.
 */
class SecretsInLogsIT {

    @Test
    void no_password_token_cookie_hash_or_key_is_in_any_log_of_the_suite() {
        SecretSearch search = SecretSearch.ofTheRepository();
        assertThat(SecretSearch.modules(SecretSearch.root()).stream()
                        .flatMap(module -> new ModuleLogs(module).secrets(search).stream()))
                .isEmpty();
    }
}
