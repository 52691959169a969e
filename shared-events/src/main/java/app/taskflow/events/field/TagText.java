package app.taskflow.events.field;

import java.text.Normalizer;
import java.util.Locale;

/** Which tags a reader would take for the same. */
public final class TagText {

    private TagText() {}

    /**
     * Equal for equal tags. Upper case first, so that sharp s meets SS and every sigma meets its final form.
     */
    public static String fold(String tag) {
        return Normalizer.normalize(tag, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
