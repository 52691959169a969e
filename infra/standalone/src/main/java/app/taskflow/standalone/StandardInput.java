package app.taskflow.standalone;

import java.io.IOException;

/** A pipe from the process that started this one: it ends with that process, however that ends. */
final class StandardInput {

    private StandardInput() {}

    static void exitAtItsEnd() {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // What it says does not matter.
                }
            } catch (IOException e) {
                // As good as its end.
            }
            System.exit(0);
        });
    }
}
