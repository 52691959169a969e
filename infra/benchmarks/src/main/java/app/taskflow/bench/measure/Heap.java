package app.taskflow.bench.measure;

import java.lang.management.ManagementFactory;

/** What is in use, garbage aside. */
public final class Heap {

    private static final double MIB = 1 << 20;

    private Heap() {}

    /** In MiB, after a collection of all garbage: takes long. */
    public static double used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    }
}
