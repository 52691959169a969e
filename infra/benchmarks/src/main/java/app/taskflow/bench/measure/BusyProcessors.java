package app.taskflow.bench.measure;

/**
 * Keeps every processor busy with threads that compute and do nothing else, until it is closed: what something takes
 * beside them is what it takes beside any work that uses the whole machine, however considerate.
 */
public final class BusyProcessors implements AutoCloseable {

    private volatile boolean over;

    public BusyProcessors() {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            Thread.ofPlatform().name("busy-" + i).daemon().start(this::compute);
        }
    }

    private void compute() {
        while (!over) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        over = true;
    }
}
