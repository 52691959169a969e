package app.taskflow.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ADA@Example.ORG",
        "ada@example.org, ' ada@example.org '",
        "ada@example.org, \uFF41\uFF44\uFF41\uFF20example.org",
        "caf\u00e9@example.org, CAFE\u0301@EXAMPLE.ORG",
        "strasse@example.org, stra\u00dfe@example.org",
        "\u03c3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2@example.org, \u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3@example.org",
        "office@example.org, o\ufb03ce@example.org",
    })
    void spellings_that_differ_in_case_or_unicode_form_are_one_address(String one, String other) {
        assertThat(key(other)).isEqualTo(key(one));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "ada+tag@example.org",
                "o'hara@sub-domain.example.co.uk",
                "\u7528\u6237@\u4f8b\u5b50.\u5e7f\u544a",
                "1@2.3",
            })
    void what_a_mail_can_be_sent_to_is_an_address(String text) {
        assertThat(EmailAddress.parse(text))
                .hasValueSatisfying(email -> assertThat(email.text()).isEqualTo(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "@example.org",
                "ada@",
                "a@b@c",
                "ada@example..org",
                "ada@.example.org",
                "ada@example.org.",
                "ada@-example.org",
                "a da@example.org",
                "ada@exam\u00a0ple.org",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada@example.org\r\n",
                "\nada@example.org",
                "ada\u0000@example.org",
                "ada\u202e@example.org",
                "<ada@example.org>",
                "\"ada\"@example.org",
                "a,b@example.org",
                "a\uFF20b@example.org",
            })
    void anything_else_is_none(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void an_address_of_absurd_length_is_none() {
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b".repeat(253))).isEmpty();
        assertThat(EmailAddress.parse("a@".repeat(1_000_000))).isEmpty();
    }

    private static String key(String text) {
        return EmailAddress.parse(text).orElseThrow().key();
    }
}
