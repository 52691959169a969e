package app.taskflow.query.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Does pieces of work that do not depend on each other on some threads, and leaves none of them running. */
final class Together {

    private Together() {}

    /**
     * @return whether every piece says that it was done
     * @throws RuntimeException as the first piece did that failed, when the others have ended
     */
    static <T> boolean all(int threads, List<T> pieces, Predicate<T> work) {
        List<Future<Boolean>> done = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("replay-", 0).daemon().factory())) {
            pieces.forEach(piece -> done.add(executor.submit(() -> work.test(piece))));
            boolean all = true;
            for (Future<Boolean> piece : done) {
                all &= piece.get();
            }
            return all;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
