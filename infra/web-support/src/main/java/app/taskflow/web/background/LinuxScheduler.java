package app.taskflow.web.background;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** What Linux is asked for by its own calls, as Java knows nothing of it. */
final class LinuxScheduler {

    static final int THE_CALLER = 0;

    /** As the system sees fit: 1.4 ms and more are usual. */
    static final long ORDINARY_TURN = 0;

    /** The shortest there is. */
    static final long SHORT_TURN_NANOS = 100_000;

    private static final int A_PROCESS_OR_THREAD = 0;

    /** struct sched_attr: size, policy, flags, nice, priority, runtime, deadline, period. */
    private static final int ATTRIBUTES_BYTES = 48;

    private static final int POLICY = 4;
    private static final int RUNTIME = 24;
    private static final int ORDINARY = 0;

    /** Numbers of system calls, as not every C library has names for them. */
    private record Calls(long setAttributes, long getAttributes) {}

    private LinuxScheduler() {}

    static boolean isThere() {
        return System.getProperty("os.name", "").equals("Linux");
    }

    /** setpriority(2), which on Linux is about one thread; 0 if it was done. */
    @SuppressWarnings("restricted") // native access is allowed to this program, as its other libraries need it too
    static int setNice(int nice) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle setPriority = linker.downcallHandle(
                linker.defaultLookup().find("setpriority").orElseThrow(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        return (int) setPriority.invokeExact(A_PROCESS_OR_THREAD, THE_CALLER, nice);
    }

    /**
     * How long a thread runs before others who want to may, and with it whom it interrupts when it wakes: those whose
     * turns are longer, at once. Of sched_setattr(2), heeded by Linux from 6.12 on. All else about the thread remains,
     * and one that is scheduled in some special way is left as it is.
     *
     * @return 0 if it was done, or is not known here
     */
    @SuppressWarnings("restricted")
    static long setTurns(int thread, long nanos) throws Throwable {
        Calls calls = calls();
        if (calls == null) {
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
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(ATTRIBUTES_BYTES, Long.BYTES);
            long got = (long)
                    call.invokeExact(calls.getAttributes, (long) thread, attributes, (long) ATTRIBUTES_BYTES, 0L);
            if (got != 0 || attributes.get(ValueLayout.JAVA_INT, POLICY) != ORDINARY) {
                return got;
            }
            attributes.set(ValueLayout.JAVA_INT, 0, ATTRIBUTES_BYTES);
            attributes.set(ValueLayout.JAVA_LONG, RUNTIME, nanos);
            return (long) call.invokeExact(calls.setAttributes, (long) thread, attributes, 0L, 0L);
        }
    }

    private static @Nullable Calls calls() {
        return switch (System.getProperty("os.arch", "")) {
            case "amd64" -> new Calls(314, 315);
            case "aarch64" -> new Calls(274, 275);
            default -> null;
        };
    }
}
