package app.taskflow.web.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.events.id.UserId;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsistencyTokenTest {

    private static final UserId ADA = new UserId(UUID.fromString("019aaf1e-0000-7000-8000-00000000000a"));

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 255, 4_294_967_296L, Long.MAX_VALUE})
    void a_token_is_read_back_as_it_was(long sequence) {
        ConsistencyToken token = new ConsistencyToken(ADA, sequence);

        assertThat(ConsistencyToken.decode(token.encode())).contains(token);
        assertThat(token.encode()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "nonsense", "AQ", "====", "\u00e4", "../../../../../../../../etc/passwd"})
    void another_text_is_no_token(String text) {
        assertThat(ConsistencyToken.decode(text)).isEmpty();
    }

    @Test
    void a_token_of_another_version_or_without_owner_or_with_a_negative_sequence_is_none() {
        byte[] good = Base64.getUrlDecoder().decode(new ConsistencyToken(ADA, 7).encode());

        assertThat(ConsistencyToken.decode(changed(good, 0, (byte) 2))).isEmpty();
        assertThat(ConsistencyToken.decode(changed(good, 17, (byte) 0x80))).isEmpty();
        assertThat(ConsistencyToken.decode(text(new byte[good.length]))).isEmpty();
        assertThat(ConsistencyToken.decode(text(good) + "A")).isEmpty();
    }

    @Test
    void a_negative_sequence_cannot_be_announced() {
        assertThatThrownBy(() -> new ConsistencyToken(ADA, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String changed(byte[] bytes, int at, byte value) {
        byte[] copy = bytes.clone();
        copy[at] = value;
        return text(copy);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
