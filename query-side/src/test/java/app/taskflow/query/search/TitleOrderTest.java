package app.taskflow.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TitleOrderTest {

    @Test
    void titles_stand_as_in_a_dictionary() {
        var titles = List.of("10 eggs", "apple", "Apple", "Äpfel", "banana", "Zebra", "яблоко");
        var shuffled = new ArrayList<>(titles);
        java.util.Collections.shuffle(shuffled, new Random(1));
        shuffled.sort(Comparator.comparing(TitleOrder::key));
        assertThat(shuffled)
                .isEqualTo(titles.stream()
                        .sorted(Collator.getInstance(ULocale.ROOT)::compare)
                        .toList());
    }

    @Test
    void the_text_of_a_key_sorts_as_its_bytes_do() {
        var random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            byte[] a = bytes(random);
            byte[] b = random.nextBoolean() ? bytes(random) : Arrays.copyOf(a, random.nextInt(a.length + 1));
            int asText = Arrays.compareUnsigned(ascii(a), ascii(b));
            assertThat(Integer.signum(asText))
                    .as("%s and %s", Arrays.toString(a), Arrays.toString(b))
                    .isEqualTo(Integer.signum(Arrays.compareUnsigned(a, b)));
        }
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(6)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] ascii(byte[] bytes) {
        return TitleOrder.inOrder(bytes, bytes.length).getBytes(StandardCharsets.US_ASCII);
    }
}
