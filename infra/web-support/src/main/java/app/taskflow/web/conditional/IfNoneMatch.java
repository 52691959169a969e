package app.taskflow.web.conditional;

import jakarta.servlet.http.HttpServletRequest;

/** The condition of a read: which versions the client has already. */
public final class IfNoneMatch {

    private IfNoneMatch() {}

    /**
     * Whether the client has this version, so that the answer is 304. A header that cannot be understood names no
     * version.
     */
    public static boolean holds(HttpServletRequest request, EntityTag current) {
        String header = EntityTagList.header(request, "If-None-Match");
        if (header == null) {
            return false;
        }
        // What the client got from us comes back as it was: no need to take it apart.
        return header.equals(current.toString())
                || header.strip().equals("*")
                || EntityTagList.parse(header)
                        .map(tags -> tags.stream().anyMatch(current::matchesWeakly))
                        .orElse(false);
    }
}
