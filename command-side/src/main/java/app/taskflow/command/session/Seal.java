package app.taskflow.command.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Locks a token up so that only the token before it opens the lock. What lies in Redis is of no use to who reads it
 * there, and still a client that lost the answer, or its other tab, can be given the same successor.
 */
final class Seal {

    private static final String AES_GCM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seal() {}

    static String close(RefreshToken successor, RefreshToken spent) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, spent, nonce)
                    .doFinal(successor.text().getBytes(US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** @return empty if it was not this token that the seal was closed with */
    static Optional<RefreshToken> open(String seal, RefreshToken spent) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(seal);
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, spent, nonce).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return RefreshToken.parse(new String(text, US_ASCII));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, RefreshToken key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(AES_GCM);
        cipher.init(mode, new SecretKeySpec(key.sealingKey(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
