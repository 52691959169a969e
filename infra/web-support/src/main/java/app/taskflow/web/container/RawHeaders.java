package app.taskflow.web.container;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.coyote.Request;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;

/**
 * Looks at the headers as they came. Of a request with {@code Content-Length} beside {@code Transfer-Encoding} the
 * container drops the former and goes on, as HTTP allows; but a proxy in front may have believed it, which is how
 * requests are smuggled. The dropped header still stands in the buffer the others point into.
 */
final class RawHeaders {

    private static final String LENGTH = "\ncontent-length:";
    private static final String END = "\r\n\r\n";

    private RawHeaders() {}

    static boolean haveLengthBesideChunked(Request request) {
        MessageBytes encoding = request.getMimeHeaders().getValue("transfer-encoding");
        return encoding != null && head(request).contains(LENGTH);
    }

    /** The bytes from the request line to the empty line; only for the few requests that are chunked. */
    private static String head(Request request) {
        ByteChunk uri = request.requestURI().getByteChunk();
        String rest = new String(
                uri.getBytes(), uri.getEnd(), uri.getBytes().length - uri.getEnd(), StandardCharsets.ISO_8859_1);
        int end = rest.indexOf(END);
        return (end < 0 ? rest : rest.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
