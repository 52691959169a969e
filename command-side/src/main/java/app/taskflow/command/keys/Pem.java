package app.taskflow.command.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Private RSA keys as text: PKCS #8 in PEM, as {@code openssl genpkey -algorithm RSA} writes it. */
final class Pem {

    /** Stands above the key in a file that the program made for itself; whatever the file is called later. */
    private static final String DEVELOPMENT = "TaskFlow development key, not for production";

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final int WEAKEST_BITS = 2048;

    private Pem() {}

    /** @throws UnusableKeyException if this is no such key, or a weak one */
    static SigningKey read(String place, String text, Instant signsFrom) {
        Matcher matcher = PRIVATE_KEY.matcher(text);
        if (!matcher.find()) {
            throw new UnusableKeyException(place, "no private key in PKCS #8 PEM form");
        }
        RSAPrivateCrtKey privateKey = privateKey(place, matcher.group(1));
        if (privateKey.getModulus().bitLength() < WEAKEST_BITS) {
            throw new UnusableKeyException(place, "fewer than %d bits".formatted(WEAKEST_BITS));
        }
        return SigningKey.of(publicKey(place, privateKey), privateKey, signsFrom, text.contains(DEVELOPMENT));
    }

    static String writeForDevelopment(KeyPair pair) {
        return "# %s\n-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(
                        DEVELOPMENT,
                        Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII))
                                .encodeToString(pair.getPrivate().getEncoded()));
    }

    private static RSAPrivateCrtKey privateKey(String place, String base64) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            if (KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded))
                    instanceof RSAPrivateCrtKey key) {
                return key;
            }
            throw new UnusableKeyException(place, "the public half is missing");
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new UnusableKeyException(place, "no RSA key", e);
        }
    }

    private static RSAPublicKey publicKey(String place, RSAPrivateCrtKey key) {
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new UnusableKeyException(place, "no RSA key", e);
        }
    }
}
