package app.taskflow.command.password;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that the system runs when no others of this process want to: a hash takes a processor for tens of
 * milliseconds, and whoever asks for a list meanwhile would wait for it. Java's own priorities are ignored on Linux
 * unless the whole program is started otherwise, so the system is asked (setpriority(2), which on Linux is about one
 * thread). Elsewhere they are threads like any others.
 */
final class NiceThreads implements ThreadFactory {

    private static final Logger LOG = LoggerFactory.getLogger(NiceThreads.class);
    private static final int A_PROCESS_OR_THREAD = 0;
    private static final int THE_CALLER = 0;
    /** A tenth of the share that others get who want to run at the same time. */
    private static final int NICE = 10;

    private final ThreadFactory threads;

    NiceThreads(ThreadFactory threads) {
        this.threads = threads;
    }

    @Override
    public Thread newThread(Runnable work) {
        return threads.newThread(() -> {
            giveWay();
            work.run();
        });
    }

    @SuppressWarnings("restricted") // native access is allowed to this program, as its other libraries need it too
    private static void giveWay() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle setPriority = linker.downcallHandle(
                    linker.defaultLookup().find("setpriority").orElseThrow(),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            int refused = (int) setPriority.invokeExact(A_PROCESS_OR_THREAD, THE_CALLER, NICE);
            if (refused != 0) {
                LOG.info("hashes of passwords do not give way to other work: the system refuses it");
            }
        } catch (Throwable e) {
            LOG.info("hashes of passwords do not give way to other work: {}", e.toString());
        }
    }
}
