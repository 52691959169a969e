package app.taskflow.cli.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.cli.account.WrongUsageException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** RSA public keys by their ids: of a JWK set as {@code /.well-known/jwks.json} gives it, of one JWK, or of PEM. */
final class PublicKeys {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final String RSA = "RSA";

    private final Map<String, PublicKey> keys = new LinkedHashMap<>();

    private PublicKeys() {}

    /** @throws WrongUsageException if the file holds no such keys */
    static PublicKeys read(Path file) {
        try {
            PublicKeys keys = new PublicKeys();
            String text = Files.readString(file, UTF_8);
            if (text.stripLeading().startsWith("{")) {
                keys.addJwks(JsonMapper.shared().readTree(text));
            } else {
                keys.addPem(text);
            }
            if (keys.keys.isEmpty()) {
                throw unreadable(file, "there is no RSA public key in it, neither as JWK nor as PEM");
            }
            return keys;
        } catch (NoSuchFileException _) {
            throw unreadable(file, "there is no such file");
        } catch (MalformedInputException _) {
            throw unreadable(file, "it is no text");
        } catch (IOException e) {
            throw unreadable(file, String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException | JacksonException | IllegalArgumentException _) {
            throw unreadable(file, "a key in it is malformed");
        }
    }

    private static WrongUsageException unreadable(Path file, String reason) {
        return new WrongUsageException("cannot read the key %s: %s".formatted(file, reason));
    }

    private void addJwks(JsonNode json) throws GeneralSecurityException {
        Iterable<JsonNode> all = json.has("keys") ? json.path("keys") : List.of(json);
        for (JsonNode jwk : all) {
            if (jwk.path("kty").asString("").equals(RSA)) {
                RSAPublicKeySpec spec = new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e"));
                add(
                        jwk.path("kid").stringValue(null),
                        KeyFactory.getInstance(RSA).generatePublic(spec));
            }
        }
    }

    private static BigInteger number(JsonNode jwk, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path(name).asString("")));
    }

    private void addPem(String text) throws GeneralSecurityException {
        for (Matcher pem = PEM.matcher(text); pem.find(); ) {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
            add(null, KeyFactory.getInstance(RSA).generatePublic(new X509EncodedKeySpec(der)));
        }
    }

    private void add(@Nullable String id, PublicKey key) throws GeneralSecurityException {
        keys.put(id == null ? thumbprint((RSAPublicKey) key) : id, key);
    }

    /** RFC 7638: what TaskFlow's keys have as their id. */
    private static String thumbprint(RSAPublicKey key) throws GeneralSecurityException {
        String canonical = "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}"
                .formatted(encoded(key.getPublicExponent()), encoded(key.getModulus()));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(US_ASCII)));
    }

    private static String encoded(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        byte[] magnitude = Arrays.copyOfRange(bytes, sign, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }

    @Nullable
    PublicKey byId(String id) {
        return keys.get(id);
    }
}
