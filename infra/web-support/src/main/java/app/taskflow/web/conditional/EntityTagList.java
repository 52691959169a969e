package app.taskflow.web.conditional;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads headers of the form {@code W/"a", "b"}; a comma may stand inside the quotes. */
final class EntityTagList {

    private final String text;
    private int at;

    private EntityTagList(String text) {
        this.text = text;
    }

    /** All lines of a header as one, or null if there is none. */
    static @Nullable String header(HttpServletRequest request, String name) {
        Enumeration<String> lines = request.getHeaders(name);
        if (!lines.hasMoreElements()) {
            return null;
        }
        String first = lines.nextElement();
        return lines.hasMoreElements() ? first + "," + String.join(",", Collections.list(lines)) : first;
    }

    /** @return the tags, at least one; empty if the text is no such list */
    static Optional<List<EntityTag>> parse(String text) {
        return new EntityTagList(text).tags();
    }

    private Optional<List<EntityTag>> tags() {
        List<EntityTag> tags = new ArrayList<>();
        do {
            skipSpace();
            EntityTag tag = tag();
            if (tag == null) {
                return Optional.empty();
            }
            tags.add(tag);
            skipSpace();
        } while (take(","));
        return at == text.length() ? Optional.of(tags) : Optional.empty();
    }

    private @Nullable EntityTag tag() {
        boolean weak = take("W/");
        if (!take("\"")) {
            return null;
        }
        int end = text.indexOf('"', at);
        if (end < 0) {
            return null;
        }
        String opaque = text.substring(at, end);
        at = end + 1;
        boolean allowed = opaque.chars().allMatch(c -> c > ' ' && c != 0x7F);
        return allowed ? new EntityTag(opaque, weak) : null;
    }

    private boolean take(String token) {
        boolean there = text.startsWith(token, at);
        at += there ? token.length() : 0;
        return there;
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }
}
