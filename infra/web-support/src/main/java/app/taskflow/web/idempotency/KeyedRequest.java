package app.taskflow.web.idempotency;

import app.taskflow.events.id.UserId;
import app.taskflow.web.request.RequestKey;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/** A request that carries a key: its body can be looked at before it is read, and it remembers what it has claimed. */
final class KeyedRequest extends HttpServletRequestWrapper {

    /** What the request holds until it is answered. */
    record Hold(UserId user, RequestKey key, Claim.Won claim) {}

    private byte @Nullable [] body;
    private @Nullable Hold hold;

    KeyedRequest(HttpServletRequest request) {
        super(request);
    }

    static @Nullable KeyedRequest find(ServletRequest request) {
        return WebUtils.getNativeRequest(request, KeyedRequest.class);
    }

    void holds(Hold claimed) {
        hold = claimed;
    }

    @Nullable
    Hold hold() {
        return hold;
    }

    /** Of everything the key is bound to. */
    String digest(Idempotent.Body part) throws IOException {
        MessageDigest digest = sha256();
        add(digest, getMethod());
        add(digest, getRequestURI());
        add(digest, getQueryString() == null ? "" : getQueryString());
        if (part == Idempotent.Body.WHOLE) {
            digest.update(body());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    /** As far as the handler would read it: too large a body is refused while it is read. */
    private byte[] body() throws IOException {
        byte[] known = body;
        if (known == null) {
            known = super.getInputStream().readAllBytes();
            body = known;
        }
        return known;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body == null ? super.getInputStream() : new Bytes(body);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static final class Bytes extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Bytes(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int from, int length) {
            return bytes.read(target, from, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body is at hand, nobody has to wait for it");
        }
    }
}
