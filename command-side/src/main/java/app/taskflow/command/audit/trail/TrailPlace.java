package app.taskflow.command.audit.trail;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has read. Since lanes only grow at their ends, going on from here neither misses nor repeats
 * anything, whatever was written meanwhile. It tells nothing that an auditor may not know, and so is not signed.
 *
 * @param places one for each lane
 * @param lane of the commit of which only a part was read, -1 where there is none
 * @param events how many events of it were
 */
record TrailPlace(List<Long> places, int lane, int events) {

    private static final byte VERSION = 1;
    static final int NONE = -1;

    TrailPlace {
        places = List.copyOf(places);
    }

    static TrailPlace between(List<Long> places) {
        return new TrailPlace(places, NONE, 0);
    }

    /** @param filter what it goes with: it is refused with any other */
    String write(TrailFilter filter) {
        ByteBuffer bytes = ByteBuffer.allocate(13 + Long.BYTES * places.size());
        bytes.put(VERSION).putInt(filter.digest()).putInt(lane).putInt(events);
        places.forEach(bytes::putLong);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws ProblemException 400 if it was not written for this filter */
    static TrailPlace read(String cursor, TrailFilter filter, int lanes) {
        @Nullable TrailPlace place = decode(cursor, filter);
        if (place == null
                || place.places.size() != lanes
                || place.lane < NONE
                || place.lane >= lanes
                || place.events < 0
                || place.places.stream().anyMatch(n -> n < 0)) {
            throw ProblemCode.INVALID_CURSOR.exception("The cursor is not of this list");
        }
        return place;
    }

    private static @Nullable TrailPlace decode(String cursor, TrailFilter filter) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.get() != VERSION || bytes.getInt() != filter.digest()) {
                return null;
            }
            int lane = bytes.getInt();
            int events = bytes.getInt();
            List<Long> places = new ArrayList<>();
            while (bytes.hasRemaining()) {
                places.add(bytes.getLong());
            }
            return new TrailPlace(places, lane, events);
        } catch (IllegalArgumentException | BufferUnderflowException _) {
            return null;
        }
    }
}
