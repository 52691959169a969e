package app.taskflow.command.task;

import app.taskflow.events.id.TaskId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The place of a task in its owner's manual order: text of the digits 0-9a-z, compared as text, smaller first.
 *
 * <p>A new task comes first without anybody knowing the others: its rank is the time, counted backwards. Two ranks of
 * the same microsecond are told apart by the id. No rank ends in 0, so that there is always room: between any two, and
 * before any one, a longer text can be put.
 */
public final class Rank {

    private static final int RADIX = 36;
    /** 36^11 microseconds reach to the year 6140. */
    private static final int TIME_DIGITS = 11;

    private static final int TIE_DIGITS = 3;

    private Rank() {}

    public static String newest(Instant now, TaskId id) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        return digits(power(TIME_DIGITS) - 1 - micros, TIME_DIGITS) + tie(id);
    }

    private static String tie(TaskId id) {
        int hash = id.value().hashCode() & Integer.MAX_VALUE;
        int last = 1 + hash % (RADIX - 1);
        return digits(hash / (RADIX - 1) % power(TIE_DIGITS - 1), TIE_DIGITS - 1) + digits(last, 1);
    }

    private static String digits(long value, int width) {
        String digits = Long.toString(value, RADIX);
        return "0".repeat(width - digits.length()) + digits;
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= RADIX;
        }
        return power;
    }
}
