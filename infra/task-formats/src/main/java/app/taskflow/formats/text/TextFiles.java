package app.taskflow.formats.text;

import app.taskflow.formats.row.UnreadableImportException;
import app.taskflow.formats.row.UnsupportedImportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Opens bytes as text. A byte order mark decides (UTF-8, UTF-16 in either order), else what the sender declared, else
 * it is UTF-8. Nothing is guessed: a wrong guess would garble every row without an error.
 */
public final class TextFiles {

    private static final int HEAD = 4096;

    private TextFiles() {}

    /**
     * @throws UnsupportedImportException if it begins like something that is no text
     * @throws UnreadableImportException if there is nothing
     */
    public static Reader open(InputStream in, @Nullable Charset declared) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        if (head.length == 0) {
            throw new UnreadableImportException("The file is empty", 1, 1);
        }
        Encoding encoding = Encoding.of(head, declared);
        BinaryContent.refuse(head, encoding.charset());
        byte[] rest = Arrays.copyOfRange(head, encoding.markLength(), head.length);
        return new StrictReader(new SequenceInputStream(new ByteArrayInputStream(rest), in), encoding.charset());
    }

    private record Encoding(Charset charset, int markLength) {

        static Encoding of(byte[] head, @Nullable Charset declared) {
            if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
                return new Encoding(StandardCharsets.UTF_8, 3);
            }
            if (startsWith(head, 0xFE, 0xFF)) {
                return new Encoding(StandardCharsets.UTF_16BE, 2);
            }
            if (startsWith(head, 0xFF, 0xFE)) {
                return new Encoding(StandardCharsets.UTF_16LE, 2);
            }
            return new Encoding(declared == null ? StandardCharsets.UTF_8 : declared, 0);
        }

        private static boolean startsWith(byte[] head, int... mark) {
            if (head.length < mark.length) {
                return false;
            }
            for (int i = 0; i < mark.length; i++) {
                if (Byte.toUnsignedInt(head[i]) != mark[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
