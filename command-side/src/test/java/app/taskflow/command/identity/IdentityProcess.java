package app.taskflow.command.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A node in a process of its own. */
record IdentityProcess(Process process, String baseUrl) implements AutoCloseable {

    private static final String READY = "node at ";

    static IdentityProcess start(Map<String, Object> settings) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classPath,
                                IdentityProcess.class.getName()),
                        settings.entrySet().stream().map(setting -> setting.getKey() + "=" + setting.getValue()))
                .toList();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new IdentityProcess(process, address(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(Process process) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                return line.substring(READY.length());
            }
            all.append(line).append('\n');
        }
        throw new IllegalStateException("the node did not start:\n" + all);
    }

    Http http() {
        return new Http(baseUrl);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Runs a node until the process that started this one closes its input, or is gone. */
    public static void main(String[] settings) throws IOException {
        Map<String, Object> all = Stream.of(settings)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> (Object) parts[1], (_, last) -> last, HashMap::new));
        IdentityNode node = IdentityNode.start(all);
        System.out.println(READY + node.baseUrl());
        while (System.in.read() >= 0) {
            // What it says does not matter.
        }
        node.close();
    }
}
