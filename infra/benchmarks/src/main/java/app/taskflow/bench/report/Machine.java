package app.taskflow.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where and of what a measurement was taken.
 *
 * @param commit with {@code +} where the working tree differs, {@code unknown} outside a checkout
 * @param loadAverage of the last minute, which tells whether others used the machine too
 */
public record Machine(
        String commit,
        String processor,
        int processors,
        long memoryMegabytes,
        String system,
        String java,
        double loadAverage) {

    private static final String UNKNOWN = "unknown";

    public static Machine current() {
        return new Machine(
                checkedOutCommit(),
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                                .getTotalMemorySize()
                        >> 20,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String checkedOutCommit() {
        String head = output("git", "rev-parse", "--short=12", "HEAD");
        return head.isEmpty() ? UNKNOWN : output("git", "status", "--porcelain").isEmpty() ? head : head + "+";
    }

    /** Empty where the program is not there or fails. */
    private static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0 ? text : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String processorName() {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
            return lines.stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch", UNKNOWN));
        } catch (IOException e) {
            return System.getProperty("os.arch", UNKNOWN);
        }
    }
}
