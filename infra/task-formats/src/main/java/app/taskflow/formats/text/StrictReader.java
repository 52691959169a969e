package app.taskflow.formats.text;

import app.taskflow.formats.row.UnreadableImportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes text and says where it is none: at the first byte that the encoding does not have, or the first NUL. What
 * stands before that place is delivered first.
 */
final class StrictReader extends Reader {

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final byte[] block = new byte[1 << 14];
    private ByteBuffer bytes = ByteBuffer.wrap(block, 0, 0);
    private final char[] chars = new char[1 << 14];
    private int next;
    private int limit;
    private boolean ended;
    private boolean flushed;
    private boolean nul;
    private final Place place = new Place();

    StrictReader(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == limit && !fill()) {
            return -1;
        }
        int n = Math.min(length, limit - next);
        System.arraycopy(chars, next, target, offset, n);
        next += n;
        return n;
    }

    private boolean fill() throws IOException {
        if (nul) {
            throw new UnreadableImportException("A NUL character is not text", place.line(), place.column());
        }
        if (flushed) {
            return false;
        }
        CharBuffer out = CharBuffer.wrap(chars);
        while (out.position() == 0 && !flushed) {
            CoderResult result = decoder.decode(bytes, out, ended);
            if (result.isError() && out.position() == 0) {
                throw new UnreadableImportException(
                        "The bytes are not %s text; save the file as UTF-8, or declare its charset"
                                .formatted(decoder.charset().name()),
                        place.line(),
                        place.column());
            }
            if (out.position() == 0 && result.isUnderflow()) {
                if (ended) {
                    decoder.flush(out);
                    flushed = true;
                } else {
                    refill();
                }
            }
        }
        next = 0;
        limit = upToNul(out.position());
        place.pass(chars, limit);
        // A NUL in front leaves nothing to deliver: it is reported by the call that met it.
        return limit > 0 || fill();
    }

    private void refill() throws IOException {
        int left = bytes.remaining();
        System.arraycopy(block, bytes.position(), block, 0, left);
        int n = in.read(block, left, block.length - left);
        ended = n < 0;
        bytes = ByteBuffer.wrap(block, 0, left + Math.max(n, 0));
    }

    private int upToNul(int length) {
        for (int i = 0; i < length; i++) {
            if (chars[i] == 0) {
                nul = true;
                return i;
            }
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
