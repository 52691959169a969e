package app.taskflow.cli.terminal;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Numbers {

    private static final int SIGNIFICANT = 100;

    private Numbers() {}

    /** 12 000 */
    public static String count(long number) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(' ');
        return new DecimalFormat("#,##0", symbols).format(number);
    }

    /** 0.41 ms, 12.3 ms, 1 204 ms */
    public static String millis(double millis) {
        return (millis < 1
                        ? decimals(millis, "0.00")
                        : millis < SIGNIFICANT ? decimals(millis, "0.0") : count(Math.round(millis)))
                + " ms";
    }

    public static String millis(Duration time) {
        return millis(time.toNanos() / 1e6);
    }

    public static String seconds(Duration time) {
        return decimals(time.toMillis() / 1e3, "0.0") + " s";
    }

    public static long perSecond(long number, Duration time) {
        return Math.round(number / Math.max(1e-9, time.toNanos() / 1e9));
    }

    private static String decimals(double number, String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }
}
