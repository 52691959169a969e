package app.taskflow.cli.http;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks again and again until the answer is enough, less often the longer it takes, and as the server wants it. */
public final class Polling {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** What is asked. */
    @FunctionalInterface
    public interface Question<T> {
        Answer<T> ask() throws InterruptedException;
    }

    private Polling() {}

    /** @param each is shown every answer, the last one included */
    public static <T> T until(Predicate<T> isEnough, Question<T> question, Consumer<T> each)
            throws InterruptedException {
        Gate next = new Gate();
        Duration pause = FIRST;
        while (true) {
            Answer<T> answer = question.ask();
            each.accept(answer.body());
            if (isEnough.test(answer.body())) {
                return answer.body();
            }
            @Nullable Duration wanted = answer.retryAfter();
            next.closeFor(wanted == null ? pause : wanted);
            next.pass();
            pause = pause.compareTo(LONGEST) < 0 ? pause.multipliedBy(5).dividedBy(4) : LONGEST;
        }
    }
}
