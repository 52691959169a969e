package app.taskflow.formats.text;

import app.taskflow.formats.row.UnsupportedImportException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Knows by its first bytes what is no text, whatever its name and media type say. */
final class BinaryContent {

    private record Magic(String bytes, String kind) {}

    private static final List<Magic> MAGIC = List.of(
            new Magic("504b0304", "a zip archive (as .xlsx and .ods spreadsheets are)"),
            new Magic("504b0506", "an empty zip archive"),
            new Magic("504b0708", "a zip archive"),
            new Magic("1f8b", "a gzip archive"),
            new Magic("425a68", "a bzip2 archive"),
            new Magic("fd377a585a00", "an xz archive"),
            new Magic("28b52ffd", "a zstd archive"),
            new Magic("377abcaf271c", "a 7z archive"),
            new Magic("526172211a07", "a rar archive"),
            new Magic("d0cf11e0a1b11ae1", "an old Microsoft Office document"),
            new Magic("25504446", "a PDF document"),
            new Magic("89504e47", "a picture"),
            new Magic("47494638", "a picture"),
            new Magic("ffd8ff", "a picture"),
            new Magic("53514c69746520666f726d617420", "an SQLite database"));

    /** One control character in so many is more than any text has; UTF-16 without its mark has one in two. */
    private static final int TEXT_HAS_FEWER_THAN_ONE_IN = 10;

    private BinaryContent() {}

    static void refuse(byte[] head, Charset charset) throws UnsupportedImportException {
        String hex = HexFormat.of().formatHex(head, 0, Math.min(head.length, 16));
        for (Magic magic : MAGIC) {
            if (hex.startsWith(magic.bytes())) {
                throw new UnsupportedImportException(magic.kind());
            }
        }
        if (isByteOriented(charset) && controls(head) * TEXT_HAS_FEWER_THAN_ONE_IN >= head.length) {
            throw new UnsupportedImportException("binary data, or UTF-16 without a byte order mark");
        }
    }

    private static boolean isByteOriented(Charset charset) {
        return !charset.equals(StandardCharsets.UTF_16)
                && !charset.equals(StandardCharsets.UTF_16BE)
                && !charset.equals(StandardCharsets.UTF_16LE);
    }

    private static int controls(byte[] head) {
        int controls = 0;
        for (byte b : head) {
            if (b >= 0 && b < ' ' && "\t\n\r\f\u001b".indexOf(b) < 0) {
                controls++;
            }
        }
        return controls;
    }
}
