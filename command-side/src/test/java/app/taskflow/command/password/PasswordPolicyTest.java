package app.taskflow.command.password;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.password.PasswordPolicy.Weakness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    private final PasswordPolicy policy = new PasswordPolicy();

    @ParameterizedTest
    @CsvSource({
        "1234567, TOO_SHORT",
        "ab😀😀😀😀😀, TOO_SHORT",
        "password, COMMON",
        "Password1, COMMON",
        "QWERTYUIOP, COMMON",
        "02987654321, COMMON",
        "CorrectHorseBatteryStaple, COMMON",
        "yyyyyyyyyyyy, MONOTONOUS",
        "ßßßßßßßßß, MONOTONOUS",
        "ghijklmnopq, MONOTONOUS",
        "ZYXWVUTSRQ, MONOTONOUS",
        "AdaLovelace-1815, HOLDS_NAME_OR_EMAIL",
        "my ada lovelace!, HOLDS_NAME_OR_EMAIL",
        "x-countess1-x, HOLDS_NAME_OR_EMAIL",
        "COUNTESS1@example.org, HOLDS_NAME_OR_EMAIL",
    })
    void what_an_attacker_would_try_first_is_refused(String password, Weakness reason) {
        assertThat(policy.weakness(password, "Ada Lovelace", "countess1@example.org"))
                .contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "12345679 ", "😀😃😄😁😆😅🤣😂", "ada-has-8", " 8 blanks"})
    void any_kind_of_character_is_accepted(String password) {
        assertThat(policy.weakness(password, "Ada Lovelace", "ada@example.org")).isEmpty();
    }

    @Test
    void lengths_count_code_points() {
        assertThat(policy.weakness("a b!".repeat(32), "n", "e")).isEmpty();
        assertThat(policy.weakness("😀😃".repeat(64), "n", "e")).isEmpty();
        assertThat(policy.weakness("😀😃".repeat(64) + "x", "n", "e")).contains(Weakness.TOO_LONG);
        assertThat(policy.weakness("xy".repeat(50_000), "n", "e")).contains(Weakness.TOO_LONG);
    }

    @Test
    void a_short_name_is_no_giveaway() {
        assertThat(policy.weakness("horseradish", "Rad", "ish@example.org")).isEmpty();
    }
}
