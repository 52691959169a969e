package app.taskflow.cli.imports;

import app.taskflow.cli.terminal.Terminal;
import java.util.concurrent.atomic.AtomicReference;

/** What is said when the user presses Ctrl-C: the server goes on without being watched. Belongs in a try. */
final class Farewell implements AutoCloseable {

    private static final String UPLOADING = "broken off before the file was there; nothing was imported";

    private final AtomicReference<String> words = new AtomicReference<>(UPLOADING);
    private final Thread hook;

    private Farewell(Terminal terminal) {
        hook = new Thread(() -> {
            terminal.err().println();
            terminal.err().println(words.get());
        });
    }

    static Farewell to(Terminal terminal) {
        Farewell farewell = new Farewell(terminal);
        Runtime.getRuntime().addShutdownHook(farewell.hook);
        return farewell;
    }

    /** From now on the import does not need us. */
    void begun(String id) {
        words.set("""
                The import goes on. To watch it again: ./taskflow import --watch %1$s
                To stop it:                            ./taskflow import --cancel %1$s""".formatted(id));
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
