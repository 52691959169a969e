package app.taskflow.query.search;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.util.ULocale;

/**
 * The order of titles: Unicode's root collation, which knows case, accents and scripts but no country. A title's key is
 * text that any store sorts byte by byte.
 */
public final class TitleOrder {

    /** Base 64 with its digits in the order of their bytes, so that the text sorts as the bytes do. */
    private static final String DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private static final Collator ROOT = Collator.getInstance(ULocale.ROOT).freeze();

    private TitleOrder() {}

    /** Keys of two titles compare as the titles do; titles that the collation does not tell apart have the same key. */
    public static String key(String title) {
        RawCollationKey key = ROOT.getRawCollationKey(title, null);
        // The last byte is a zero that ends every key.
        return inOrder(key.bytes, key.size - 1);
    }

    static String inOrder(byte[] bytes, int length) {
        StringBuilder text = new StringBuilder((length * 4 + 2) / 3);
        int bits = 0;
        int held = 0;
        for (int i = 0; i < length; i++) {
            bits = (bits << 8) | (bytes[i] & 0xFF);
            held += 8;
            while (held >= 6) {
                held -= 6;
                text.append(DIGITS.charAt((bits >> held) & 0x3F));
            }
        }
        if (held > 0) {
            text.append(DIGITS.charAt((bits << (6 - held)) & 0x3F));
        }
        return text.toString();
    }
}
