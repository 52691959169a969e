package app.taskflow.cli.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Where output goes. Text is always UTF-8, whatever the locale of the process. */
public final class Terminal {

    /** Whether a person looks on while it is written. */
    public enum Kind {
        PIPE,
        PLAIN_TERMINAL,
        COLOUR_TERMINAL;

        /** By the conventions of {@code NO_COLOR} and {@code TERM=dumb}. */
        static Kind of(boolean isTerminal, Map<String, String> environment) {
            if (!isTerminal) {
                return PIPE;
            }
            boolean colourless = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                    || environment.getOrDefault("TERM", "").equals("dumb");
            return colourless ? PLAIN_TERMINAL : COLOUR_TERMINAL;
        }
    }

    private static final int FALLBACK_WIDTH = 100;
    private static final int PIPE_UPDATE_MILLIS = 10_000;
    private static final int TERMINAL_UPDATE_MILLIS = 100;

    private final PrintStream out;
    private final PrintStream err;
    private final Kind kind;
    private final int width;

    /** @param width in columns */
    public Terminal(PrintStream out, PrintStream err, Kind kind, int width) {
        this.out = out;
        this.err = err;
        this.kind = kind;
        this.width = width;
    }

    /** That of this process. */
    // It did in JDK 22 to 24; from 25 on it is null again where there is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    public static Terminal standard() {
        Console console = System.console();
        return new Terminal(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Kind.of(console != null && console.isTerminal(), System.getenv()),
                width(System.getenv().getOrDefault("COLUMNS", "")));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static int width(String columns) {
        return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : FALLBACK_WIDTH;
    }

    public boolean hasColours() {
        return kind == Kind.COLOUR_TERMINAL;
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    public String styled(Style style, String text) {
        return hasColours() ? style.wrap(text) : text;
    }

    /** The same terminal for what is beside the result: a program that reads the output does not get to see it. */
    public Terminal aside() {
        return new Terminal(err, err, kind, width);
    }

    public void line(String text) {
        out.println(text);
    }

    public void heading(String text) {
        out.println();
        out.println(styled(Style.BOLD, text));
    }

    /** One line about what went wrong. */
    public void error(String text) {
        err.println(styled(Style.RED, "error: ") + Text.printable(text));
    }

    /** A bar that moves on a terminal, and where it is piped a line every ten seconds. Belongs in a try. */
    public ProgressBar progress(String task, long steps) {
        return progress(task, steps, "", 1);
    }

    /**
     * The same, counted in units of so many steps.
     *
     * @param steps at most; unknown where negative
     */
    public ProgressBar progress(String task, long steps, String unit, long size) {
        ProgressBarBuilder bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setUnit(unit, size)
                .showSpeed()
                .setMaxRenderedLength(Math.min(width, FALLBACK_WIDTH));
        if (kind == Kind.PIPE) {
            return bar.setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(PIPE_UPDATE_MILLIS)
                    .setConsumer(
                            new DelegatingProgressBarConsumer(differing(out::println), Math.min(width, FALLBACK_WIDTH)))
                    .build();
        }
        return bar.setStyle(hasColours() ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(TERMINAL_UPDATE_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(out, Math.min(width, FALLBACK_WIDTH)))
                .build();
    }

    /** The bar draws its end twice, which only shows where nothing is drawn over. */
    private static Consumer<String> differing(Consumer<String> lines) {
        AtomicReference<String> last = new AtomicReference<>("");
        return line -> {
            if (!line.equals(last.getAndSet(line))) {
                lines.accept(line);
            }
        };
    }
}
