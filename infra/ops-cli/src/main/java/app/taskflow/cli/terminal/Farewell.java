package app.taskflow.cli.terminal;

import java.util.concurrent.atomic.AtomicReference;

/** What is said when the user presses Ctrl-C, since the server goes on without being watched. Belongs in a try. */
public final class Farewell implements AutoCloseable {

    private final AtomicReference<String> words;
    private final Thread hook;

    /** @param words may be several lines */
    public Farewell(Terminal terminal, String words) {
        this.words = new AtomicReference<>(words);
        this.hook = new Thread(() -> {
            terminal.err().println();
            terminal.err().println(this.words.get());
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Says that from now on. */
    public void instead(String other) {
        words.set(other);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending, so it is being said.
        }
    }
}
