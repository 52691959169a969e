package app.taskflow.command.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.command.password.PasswordPolicy;
import app.taskflow.web.start.MisconfiguredException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstAdminPropertiesTest {

    private static final PasswordPolicy POLICY = new PasswordPolicy();

    @ParameterizedTest
    @CsvSource({
        "admin@example.org, password123, TASKFLOW_ADMIN_PASSWORD: the password is refused: common",
        "admin@example.org, short, TASKFLOW_ADMIN_PASSWORD: the password is refused: too short",
        "admin@example.org, my admin@example.org, TASKFLOW_ADMIN_PASSWORD: the password is refused: holds name or email",
        "admin@example.org, the administrator, TASKFLOW_ADMIN_PASSWORD: the password is refused: holds name or email",
        "admin@example.org, '', TASKFLOW_ADMIN_PASSWORD: TASKFLOW_ADMIN_EMAIL is set",
        "admin@example.org, , TASKFLOW_ADMIN_PASSWORD: TASKFLOW_ADMIN_EMAIL is set",
        "'', a good password 42, TASKFLOW_ADMIN_EMAIL: TASKFLOW_ADMIN_PASSWORD is set",
        "nonsense, a good password 42, TASKFLOW_ADMIN_EMAIL: this is no email address",
    })
    void what_cannot_be_done_is_refused_in_words(String email, String password, String reason) {
        assertThatThrownBy(() -> new FirstAdminProperties(email, password).wanted(POLICY))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("good password", "my admin");
    }

    @Test
    void nobody_is_wanted_where_nothing_is_set() {
        assertThat(new FirstAdminProperties(null, null).wanted(POLICY)).isEmpty();
        assertThat(new FirstAdminProperties("", " ").wanted(POLICY)).isEmpty();
    }

    @Test
    void the_password_is_in_no_text() {
        var properties = new FirstAdminProperties("admin@example.org", "a good password 42");
        assertThat(properties.toString() + properties.wanted(POLICY)).doesNotContain("good");
    }
}
