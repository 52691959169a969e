package app.taskflow.command.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import me.gosimple.nbvcxz.Nbvcxz;

/**
 * The passwords that attackers try first: of the 100 000 most frequent in published breaches, as the library nbvcxz
 * brings them, those that are long enough to be accepted at all (about 38 000). Compared in lower case. Of each only 64
 * bits of a hash are kept, 300 KB in all; that a good password happens to share them with one of the list is as likely
 * as to guess it.
 */
final class CommonPasswords {

    private static final String LIST = "/dictionaries/passwords.txt";
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long[] hashes;

    private CommonPasswords(long[] hashes) {
        this.hashes = hashes;
    }

    static CommonPasswords load(int minimalLength) {
        try (InputStream in = Nbvcxz.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IOException("there is no " + LIST);
            }
            return new CommonPasswords(new BufferedReader(new InputStreamReader(in, UTF_8))
                    .lines()
                    .filter(word -> word.length() >= minimalLength)
                    .mapToLong(word -> hash(word.toLowerCase(Locale.ROOT)))
                    .sorted()
                    .toArray());
        } catch (IOException e) {
            throw new UncheckedIOException("the list of common passwords cannot be read", e);
        }
    }

    boolean contains(String lowerCase) {
        return Arrays.binarySearch(hashes, hash(lowerCase)) >= 0;
    }

    /** FNV-1a, by chars. */
    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
