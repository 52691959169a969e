package app.taskflow.web.background;

import java.io.File;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Has the system share out the processors among the threads of this program in short turns, as soon as it is ready. An
 * answer passes through six or more of them (network, carriers, Redis, and back), and at each of these steps it may have
 * to wait for the end of somebody's turn. Threads that are begun later have the turns of those that begin them.
 */
final class ShortTurns implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(ShortTurns.class);
    private static final File THREADS = new File("/proc/self/task");

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Thread.ofPlatform().name("short-turns").daemon().start(ShortTurns::giveToAll);
    }

    /** Those who end meanwhile are no matter. */
    static void giveToAll() {
        String[] threads = LinuxScheduler.isThere() ? THREADS.list() : null;
        if (threads == null) {
            return;
        }
        try {
            for (String thread : threads) {
                if (LinuxScheduler.shortenTurns(Integer.parseInt(thread)) != 0) {
                    LOG.debug("Thread {} has ended, or the system refuses it short turns", thread);
                }
            }
        } catch (Throwable e) {
            LOG.info("The threads of this program do not have short turns: {}", e.toString());
        }
    }
}
