package app.taskflow.command.password;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.security.crypto.password4j.Argon2Password4jPasswordEncoder;

/** Argon2id in Java, for machines without the native library; the hashes are the same, and take longer. */
final class PortableArgon2Encoder extends AbstractValidatingPasswordEncoder {

    private static final int HASH_BYTES = 32;

    private final Argon2Function function;
    private final Argon2Password4jPasswordEncoder encoder;

    PortableArgon2Encoder(PasswordProperties cost) {
        this.function = Argon2Function.getInstance(
                cost.memoryKib(), cost.iterations(), cost.parallelism(), HASH_BYTES, Argon2.ID);
        this.encoder = new Argon2Password4jPasswordEncoder(function);
    }

    @Override
    protected String encodeNonNullPassword(String password) {
        return encoder.encode(password);
    }

    @Override
    protected boolean matchesNonNull(String password, String hash) {
        return encoder.matches(password, hash);
    }

    @Override
    protected boolean upgradeEncodingNonNull(String hash) {
        Argon2Function made = Argon2Function.getInstanceFromHash(hash);
        return made.getMemory() != function.getMemory()
                || made.getIterations() != function.getIterations()
                || made.getParallelism() != function.getParallelism();
    }
}
