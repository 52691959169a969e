package app.taskflow.web.auth;

import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.LocatorAdapter;
import io.jsonwebtoken.UnsupportedJwtException;
import io.jsonwebtoken.security.InvalidKeyException;
import java.security.Key;

/**
 * Finds the key of a token by its id alone and holds the token to the algorithm of that key, so that a header can
 * neither choose a weaker algorithm nor bring or point to a key of its own.
 */
final class PinnedKeys extends LocatorAdapter<Key> {

    private final VerificationKeys keys;

    PinnedKeys(VerificationKeys keys) {
        this.keys = keys;
    }

    @Override
    protected Key locate(JwsHeader header) {
        String id = header.getKeyId();
        VerificationKey key = id == null ? null : keys.find(id);
        if (key == null) {
            throw new InvalidKeyException("no such key");
        }
        if (!key.algorithm().getId().equals(header.getAlgorithm())) {
            throw new UnsupportedJwtException("not the algorithm of the key");
        }
        return key.key();
    }

    @Override
    protected Key doLocate(Header header) {
        throw new UnsupportedJwtException("not signed");
    }
}
