package app.taskflow.command.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jsonwebtoken.security.Jwks;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Private keys as text: PKCS #8 in PEM, as {@code openssl genpkey} writes them for {@code -algorithm RSA}, and for
 * {@code -algorithm EC -pkeyopt ec_paramgen_curve:P-256}.
 */
final class Pem {

    /** Stands above the key in a file that the program made for itself; whatever the file is called later. */
    private static final String DEVELOPMENT = "TaskFlow development key, not for production";

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final int WEAKEST_BITS = 2048;
    private static final int CURVE_BITS = 256;
    private static final String NO_KEY = "no RSA key, nor one of P-256";

    private Pem() {}

    /** @throws UnusableKeyException if this is no such key, or a weak one */
    static SigningKey read(String place, String text, Instant signsFrom) {
        Matcher matcher = PRIVATE_KEY.matcher(text);
        if (!matcher.find()) {
            throw new UnusableKeyException(place, "no private key in PKCS #8 PEM form");
        }
        boolean development = text.contains(DEVELOPMENT);
        return switch (privateKey(place, matcher.group(1))) {
            case RSAPrivateCrtKey key -> {
                if (key.getModulus().bitLength() < WEAKEST_BITS) {
                    throw new UnusableKeyException(place, "fewer than %d bits".formatted(WEAKEST_BITS));
                }
                yield SigningKey.of(publicKey(place, key), key, signsFrom, development);
            }
            case ECPrivateKey key -> {
                if (key.getParams().getOrder().bitLength() != CURVE_BITS) {
                    throw new UnusableKeyException(place, "the curve is not P-256");
                }
                yield SigningKey.of(publicKey(key), key, signsFrom, development);
            }
            default -> throw new UnusableKeyException(place, NO_KEY);
        };
    }

    static String writeForDevelopment(KeyPair pair) {
        return "# %s\n-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(
                        DEVELOPMENT,
                        Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII))
                                .encodeToString(pair.getPrivate().getEncoded()));
    }

    private static PrivateKey privateKey(String place, String base64) {
        PKCS8EncodedKeySpec spec;
        try {
            spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new UnusableKeyException(place, NO_KEY, e);
        }
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException _) {
            return curveKey(place, spec);
        }
    }

    private static PrivateKey curveKey(String place, PKCS8EncodedKeySpec spec) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            throw new UnusableKeyException(place, NO_KEY, e);
        }
    }

    private static PublicKey publicKey(String place, RSAPrivateCrtKey key) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new UnusableKeyException(place, NO_KEY, e);
        }
    }

    /** The library multiplies it out: not all files hold the public half. */
    private static PublicKey publicKey(ECPrivateKey key) {
        return Jwks.builder().key(key).build().toPublicJwk().toKey();
    }
}
