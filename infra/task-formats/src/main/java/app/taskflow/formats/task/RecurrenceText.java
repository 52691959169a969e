package app.taskflow.formats.task;

import app.taskflow.events.field.Text;
import java.util.Locale;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;

/** What an RFC 5545 recurrence rule is. */
public final class RecurrenceText {

    /** No real rule comes near; it bounds what a parser is given. */
    private static final int LONGEST = 1000;

    private RecurrenceText() {}

    /** Whether the text, without the name {@code RRULE:}, is a rule by the letter of RFC 5545. */
    public static boolean isRule(String text) {
        if (text.length() > LONGEST
                || Text.hasControl(text)
                || !text.toUpperCase(Locale.ROOT).contains("FREQ=")) {
            return false;
        }
        try {
            return new RecurrenceRule(text, RecurrenceRule.RfcMode.RFC5545_STRICT).getFreq() != null;
        } catch (InvalidRecurrenceRuleException | RuntimeException e) {
            // The parser lets some bad numbers and dates out as they fail: NumberFormatException and the like.
            return false;
        }
    }
}
