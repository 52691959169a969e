package app.taskflow.command.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import java.util.Arrays;
import java.util.function.Function;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;

/** Argon2id by the reference implementation in C; its hashes are PHC strings, the same as those of Java libraries. */
final class NativeArgon2Encoder extends AbstractValidatingPasswordEncoder {

    private final Argon2 argon2 = Argon2Factory.create(Argon2Factory.Argon2Types.ARGON2id);
    private final PasswordProperties cost;

    /** @throws LinkageError if the library has no build for this machine */
    NativeArgon2Encoder(PasswordProperties cost) {
        this.cost = cost;
        argon2.hash(1, 8, 1, new byte[1]);
    }

    @Override
    protected String encodeNonNullPassword(String password) {
        return withBytes(
                password, bytes -> argon2.hash(cost.iterations(), cost.memoryKib(), cost.parallelism(), bytes));
    }

    @Override
    protected boolean matchesNonNull(String password, String hash) {
        return withBytes(password, bytes -> argon2.verify(hash, bytes));
    }

    @Override
    protected boolean upgradeEncodingNonNull(String hash) {
        return argon2.needsRehash(hash, cost.iterations(), cost.memoryKib(), cost.parallelism());
    }

    private static <T> T withBytes(String password, Function<byte[], T> use) {
        byte[] bytes = password.getBytes(UTF_8);
        try {
            return use.apply(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
