package app.taskflow.web.background;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Has those threads of this program that requests pass through interrupt all others when they wake, as soon as it is
 * ready. An answer passes through six or more of them (network, carriers, Redis, and back), and at each of these steps
 * it might wait for the end of somebody's turn. What the system lets go first is whose turns are shorter, and it does so
 * at once only where they are: of two that are alike, the one that runs goes on, up to its next tick of 4 ms. So theirs
 * are short, and those of compilers, the broker and all that can wait are as they were. Threads that are begun later have
 * the turns of those that begin them.
 */
public final class ShortTurns implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(ShortTurns.class);
    private static final Path THREADS = Path.of("/proc/self/task");

    /** Carriers of virtual threads, and who wakes these; Tomcat; the client of Redis; who writes the log. */
    private static final Pattern OF_REQUESTS = Pattern.compile(
            "(ForkJoinPool-|MasterPoller|VirtualThread-|http-nio-|lettuce-|log-writer-|mongo-commit).*");

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Thread.ofPlatform().name("short-turns").daemon().start(ShortTurns::give);
    }

    /** Gives them to the thread that calls, as it stands for somebody elsewhere, whom this machine would not hold up. */
    public static void take() {
        try {
            if (LinuxScheduler.isThere()
                    && LinuxScheduler.setTurns(LinuxScheduler.THE_CALLER, LinuxScheduler.SHORT_TURN_NANOS) != 0) {
                LOG.debug("The system refuses short turns");
            }
        } catch (Throwable e) {
            LOG.info("There are no short turns: {}", e.toString());
        }
    }

    /** Those who end meanwhile are no matter. */
    static void give() {
        String[] threads = LinuxScheduler.isThere() ? THREADS.toFile().list() : null;
        if (threads == null) {
            return;
        }
        try {
            for (String thread : threads) {
                if (OF_REQUESTS.matcher(nameOf(thread)).matches()
                        && LinuxScheduler.setTurns(Integer.parseInt(thread), LinuxScheduler.SHORT_TURN_NANOS) != 0) {
                    LOG.debug("Thread {} has ended, or the system refuses it short turns", thread);
                }
            }
        } catch (Throwable e) {
            LOG.info("The threads of requests do not go before others: {}", e.toString());
        }
    }

    /** As the system has it: the first 15 characters; empty if it has ended. */
    private static String nameOf(String thread) {
        try {
            return Files.readString(THREADS.resolve(thread).resolve("comm")).strip();
        } catch (IOException _) {
            return "";
        }
    }
}
