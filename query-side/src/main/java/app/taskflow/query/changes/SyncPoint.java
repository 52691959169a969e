package app.taskflow.query.changes;

import app.taskflow.query.store.TaskDocument;
import app.taskflow.web.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Up to where a client knows an owner's tasks.
 *
 * @param sequence of the last of the owner's events that the client's copy shows
 * @param day the day of UTC, from 1970 on, on which the walk that led here began: a task deleted before it is not
 *     missed. Days rather than instants, so that asking again when nothing happened gives the same answer.
 */
record SyncPoint(long sequence, int day) {

    private static final byte VERSION = 1;
    private static final int LENGTH = 1 + Long.BYTES + Integer.BYTES;

    /** Two days less than the trash keeps tasks: a day has begun, and what was deleted may have come late to the views. */
    private static final long DAYS_KEPT = TaskDocument.TRASH_KEPT.toDays() - 2;

    static SyncPoint beginning(Instant now) {
        return new SyncPoint(0, day(now));
    }

    static int day(Instant now) {
        return (int) LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay();
    }

    /** Whether the trace of a task that was deleted after this point may have gone. */
    boolean isTooOld(Instant now) {
        return day(now) - day > DAYS_KEPT;
    }

    byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .put(VERSION)
                .putLong(sequence)
                .putInt(day)
                .array();
    }

    /** @throws app.taskflow.web.problem.ProblemException 400 if an older or newer program wrote it */
    static SyncPoint of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.remaining() != LENGTH || in.get() != VERSION) {
            throw ProblemCode.INVALID_CURSOR.exception();
        }
        return new SyncPoint(in.getLong(), in.getInt());
    }
}
