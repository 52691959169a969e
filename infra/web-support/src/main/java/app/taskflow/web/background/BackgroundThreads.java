package app.taskflow.web.background;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that the system runs when no others of this process want to: a hash of a password takes a processor for tens
 * of milliseconds, the rows of an import take all there are, and whoever asks for a list meanwhile would wait for it. Java's own priorities are ignored on Linux
 * unless the whole program is started otherwise, so the system is asked: for a small share (setpriority(2), which on
 * Linux is about one thread), and for turns so short that whoever wakes need not wait for the end of one
 * (sched_setattr(2), which Linux heeds from 6.12 on). Elsewhere they are threads like any others.
 */
public final class BackgroundThreads implements ThreadFactory {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundThreads.class);
    private static final int A_PROCESS_OR_THREAD = 0;
    private static final int THE_CALLER = 0;
    /** A tenth of the share that others get who want to run at the same time. */
    private static final int NICE = 10;
    /** The shortest there is; 1.4 ms and more are usual. */
    private static final long TURN_NANOS = 100_000;

    /** struct sched_attr: size, policy, flags, nice, priority, runtime, deadline, period. */
    private static final int ATTRIBUTES_BYTES = 48;

    private static final ThreadLocal<Boolean> CURRENT = ThreadLocal.withInitial(() -> false);
    private static final AtomicBoolean REFUSAL_TOLD = new AtomicBoolean();

    private final ThreadFactory threads;

    /** @param threads of the system, not virtual ones */
    public BackgroundThreads(ThreadFactory threads) {
        this.threads = threads;
    }

    /** Whether the thread that asks is one of them. */
    public static boolean isCurrent() {
        return CURRENT.get();
    }

    @Override
    public Thread newThread(Runnable work) {
        return threads.newThread(() -> {
            CURRENT.set(true);
            giveWay();
            work.run();
        });
    }

    private static void giveWay() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return;
        }
        try {
            if (setPriority() != 0) {
                tell("does not give way to other work: the system refuses it");
            } else if (setTurns() != 0) {
                tell("gives way to other work, but not at once: the system refuses shorter turns");
            }
        } catch (Throwable e) {
            tell("does not give way to other work: " + e);
        }
    }

    private static void tell(String refusal) {
        if (REFUSAL_TOLD.compareAndSet(false, true)) {
            LOG.info("What can wait (imports, hashes of passwords) {}", refusal);
        }
    }

    @SuppressWarnings("restricted") // native access is allowed to this program, as its other libraries need it too
    private static int setPriority() throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle setPriority = linker.downcallHandle(
                linker.defaultLookup().find("setpriority").orElseThrow(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        return (int) setPriority.invokeExact(A_PROCESS_OR_THREAD, THE_CALLER, NICE);
    }

    /** By its number, as not every C library has a name for it. */
    @SuppressWarnings("restricted")
    private static int setTurns() throws Throwable {
        long number = switch (System.getProperty("os.arch", "")) {
            case "amd64" -> 314;
            case "aarch64" -> 274;
            default -> 0;
        };
        if (number == 0) {
            return 0;
        }
        Linker linker = Linker.nativeLinker();
        MethodHandle call = linker.downcallHandle(
                linker.defaultLookup().find("syscall").orElseThrow(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(ATTRIBUTES_BYTES, Long.BYTES);
            attributes.set(ValueLayout.JAVA_INT, 0, ATTRIBUTES_BYTES);
            attributes.set(ValueLayout.JAVA_INT, 16, NICE);
            attributes.set(ValueLayout.JAVA_LONG, 24, TURN_NANOS);
            return (int) (long) call.invokeExact(number, (long) THE_CALLER, attributes, 0L);
        }
    }
}
