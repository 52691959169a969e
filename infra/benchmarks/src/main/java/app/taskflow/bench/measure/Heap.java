package app.taskflow.bench.measure;

import java.lang.management.ManagementFactory;

/** What is in use, and what is not any more. */
public final class Heap {

    private static final double MIB = 1 << 20;

    private Heap() {}

    /** So that what comes next need not clear away what was before. */
    public static void collect() {
        System.gc();
    }

    /** In MiB, after a collection of all garbage: takes long. */
    public static double used() {
        collect();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    }
}
