package app.taskflow.bench.report;

import java.util.Locale;

/** Numbers as the table shows them. */
public final class Figures {

    private Figures() {}

    public static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%,.0f/s", rate).replace(',', ' ');
    }

    public static String millis(double millis) {
        return String.format(Locale.ROOT, "%.1f ms", millis);
    }
}
