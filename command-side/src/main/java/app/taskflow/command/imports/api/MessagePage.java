package app.taskflow.command.imports.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import app.taskflow.command.imports.row.RowMessage;
import app.taskflow.command.imports.store.RowMessages.Place;
import app.taskflow.events.id.ImportId;
import app.taskflow.web.input.QueryParameters;
import app.taskflow.web.problem.ProblemCode;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Some of the messages about an import's rows, and where the next ones begin. */
record MessagePage(List<RowMessage> items, @Nullable String nextCursor) {

    /** What part of the list is wanted. */
    @QueryParameters
    record Query(
            @QueryParameters.Parameter(fallback = "50", min = 1, max = 200)
            int limit,

            @Nullable String cursor) {}

    private static final Pattern CURSOR = Pattern.compile("([0-9a-f-]{36}) ([0-9]{1,18}) ([0-9]{1,9})");

    /** Bound to its import: of another one it means nothing. */
    static String cursor(ImportId id, Place place) {
        String text = "%s %d %d".formatted(id, place.step(), place.index());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(US_ASCII));
    }

    /** @throws app.taskflow.web.problem.ProblemException if the cursor is none of this import */
    static Place place(ImportId id, @Nullable String cursor) {
        if (cursor == null) {
            return Place.START;
        }
        try {
            Matcher parts = CURSOR.matcher(new String(Base64.getUrlDecoder().decode(cursor), US_ASCII));
            if (parts.matches() && parts.group(1).equals(id.toString())) {
                return new Place(Long.parseLong(parts.group(2)), Integer.parseInt(parts.group(3)));
            }
        } catch (IllegalArgumentException _) {
            // No Base64, so no cursor of ours: answered like any other.
        }
        throw ProblemCode.INVALID_CURSOR.exception();
    }
}
