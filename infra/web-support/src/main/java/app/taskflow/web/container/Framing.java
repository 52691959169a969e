package app.taskflow.web.container;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;

/** The checks on a request's outer form that the container leaves to us or is more lenient about. */
final class Framing {

    static final int MAX_URI = 8 * 1024;
    static final int MAX_HEADERS = 16 * 1024;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final int NOT_IMPLEMENTED = 501;
    /** What stands around a header on the wire: colon, space, CR, LF. */
    private static final int AROUND_A_HEADER = 4;

    private Framing() {}

    /** @return why the request is refused, or null */
    static @Nullable ProblemException check(Request request) {
        if (uriLength(request) > MAX_URI) {
            return ProblemCode.URI_TOO_LONG.exception();
        }
        if (headersLength(request) > MAX_HEADERS) {
            return ProblemCode.HEADERS_TOO_LARGE.exception();
        }
        if (!METHODS.contains(request.getMethod())) {
            return ProblemCode.METHOD_NOT_ALLOWED.exception().withStatus(NOT_IMPLEMENTED);
        }
        if (RawHeaders.haveLengthBesideChunked(request.getCoyoteRequest())) {
            return ProblemCode.MALFORMED_REQUEST
                    .exception("Content-Length and Transfer-Encoding exclude each other")
                    .withHeader("Connection", "close");
        }
        return path(request);
    }

    private static int uriLength(Request request) {
        return length(request.getCoyoteRequest().requestURI())
                + length(request.getCoyoteRequest().queryString());
    }

    private static int headersLength(Request request) {
        MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
        int sum = 0;
        for (int i = 0; i < headers.size(); i++) {
            sum += length(headers.getName(i)) + length(headers.getValue(i)) + AROUND_A_HEADER;
        }
        return sum;
    }

    private static int length(MessageBytes text) {
        return text.isNull() ? 0 : text.getLength();
    }

    /**
     * The container resolves dot segments, doubled slashes and path parameters before it maps a request; whoever looks
     * at the path as it was sent would see another one. Nothing of ours needs them, so they are refused.
     */
    private static @Nullable ProblemException path(Request request) {
        String decoded = request.getDecodedRequestURI();
        for (int i = 0; i < decoded.length(); i++) {
            if (Character.isISOControl(decoded.charAt(i))) {
                return badPath();
            }
        }
        return isPlain(request.getCoyoteRequest().requestURI()) ? null : badPath();
    }

    private static boolean isPlain(MessageBytes uri) {
        ByteChunk sent = uri.getByteChunk();
        for (int i = sent.getStart(); i < sent.getEnd(); i++) {
            byte c = sent.getBytes()[i];
            boolean afterSlash = i > sent.getStart() && sent.getBytes()[i - 1] == '/';
            if (c == ';' || (afterSlash && (c == '/' || isDotSegment(sent, i)))) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing but dots, plain or encoded, stands between this place and the next slash or the end. */
    private static boolean isDotSegment(ByteChunk uri, int from) {
        int at = from;
        while (at < uri.getEnd() && isDot(uri, at)) {
            at += uri.getBytes()[at] == '.' ? 1 : 3;
        }
        return at > from && (at == uri.getEnd() || uri.getBytes()[at] == '/');
    }

    private static boolean isDot(ByteChunk uri, int at) {
        byte[] bytes = uri.getBytes();
        boolean encoded =
                at + 2 < uri.getEnd() && bytes[at] == '%' && bytes[at + 1] == '2' && (bytes[at + 2] | 0x20) == 'e';
        return encoded || bytes[at] == '.';
    }

    private static ProblemException badPath() {
        return ProblemCode.MALFORMED_REQUEST.exception("The path cannot be read");
    }
}
