package app.taskflow.bench.report;

import java.util.Locale;

/**
 * A number that has to reach a limit, or to stay within one.
 *
 * @param name what it is, like {@code ratio} or {@code p99}
 * @param unit appended to the number, empty for a ratio
 */
public record Check(String name, double value, Bound bound, double limit, String unit) {

    /** On which side of the limit it is good to be. */
    public enum Bound {
        AT_LEAST(">="),
        AT_MOST("<=");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    private static final double LARGE = 100;

    public static Check ratioAtLeast(double value, double limit) {
        return new Check("ratio", value, Bound.AT_LEAST, limit, "x");
    }

    public static Check ratioAtMost(double value, double limit) {
        return new Check("ratio", value, Bound.AT_MOST, limit, "x");
    }

    public boolean isMet() {
        return bound == Bound.AT_LEAST ? value >= limit : value <= limit;
    }

    public String measured() {
        return name + " " + number(value) + unit;
    }

    public String required() {
        return bound.sign + " " + number(limit) + unit;
    }

    private static String number(double number) {
        return number >= LARGE
                ? String.format(Locale.ROOT, "%,.0f", number).replace(',', ' ')
                : String.format(Locale.ROOT, "%.2f", number);
    }
}
