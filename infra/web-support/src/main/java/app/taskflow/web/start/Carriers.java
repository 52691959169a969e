package app.taskflow.web.start;

/**
 * The system's threads that carry virtual ones. Java has as many as there are processors, and a virtual thread keeps its
 * carrier for as long as it computes: two answers that take half a second to put together would keep everybody else
 * waiting on a machine of two processors. Where there are more carriers than processors, the system shares out the time
 * among them, as it does among other threads.
 */
public final class Carriers {

    private static final String COUNT = "jdk.virtualThreadScheduler.parallelism";
    private static final int PER_PROCESSOR = 2;

    private Carriers() {}

    /**
     * For the beginning of a program: once a virtual thread has run, it is too late. A number that was given to the
     * program stays.
     */
    public static void severalPerProcessor() {
        if (System.getProperty(COUNT) == null) {
            System.setProperty(
                    COUNT, Integer.toString(PER_PROCESSOR * Runtime.getRuntime().availableProcessors()));
        }
    }
}
