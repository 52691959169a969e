package app.taskflow.query.search;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;

/** Takes out of a text what readers do not tell apart. */
public final class TextFolding {

    private static final Normalizer2 CASELESS = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();

    private TextFolding() {}

    /** The text without case and without differences of encoding; accents stay. Two tags are the same if this is. */
    public static String caseless(String text) {
        return CASELESS.normalize(text);
    }

    /** The text without case and accents. */
    static String plain(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String caseless = caseless(text);
        if (isAscii(caseless)) {
            return caseless;
        }
        String decomposed = DECOMPOSED.normalize(caseless);
        StringBuilder plain = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            if (!isAccent(decomposed.charAt(i))) {
                plain.append(decomposed.charAt(i));
            }
        }
        return COMPOSED.normalize(plain);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /**
     * The marks of Latin, Greek and Cyrillic, the points of Hebrew, the vowel signs of Arabic. Marks of other scripts
     * (Indic vowels, the voicing of Kana) make another letter, not the same one with an accent.
     */
    private static boolean isAccent(char c) {
        return (c >= 0x0300 && c <= 0x036F)
                || (c >= 0x0591 && c <= 0x05C7 && Character.getType(c) == Character.NON_SPACING_MARK)
                || (c >= 0x064B && c <= 0x065F)
                || c == 0x0670;
    }
}
