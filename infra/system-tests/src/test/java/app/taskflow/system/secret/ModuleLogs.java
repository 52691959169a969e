package app.taskflow.system.secret;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the tests of a module have made anybody log: its files, and the output that Maven keeps in the reports. The rest
 * of a report is no log: it has the names of tests, and of those some are forged tokens.
 */
record ModuleLogs(Path module) {

    List<String> secrets(SecretSearch search) {
        List<String> found = new ArrayList<>();
        logs().forEach(log -> found.addAll(
                search.in(log.toString(), SecretSearch.text(log).lines().toList())));
        reports().forEach(report -> found.addAll(search.in(report.toString(), outputOf(report))));
        return found;
    }

    List<Path> reports() {
        return SecretSearch.files(module.resolve("target/surefire-reports"), ".xml");
    }

    private Stream<Path> logs() {
        return SecretSearch.files(module.resolve("target"), ".log").stream();
    }

    /** Lines keep their numbers: those that are no output are empty. */
    private static List<String> outputOf(Path report) {
        List<String> lines = new ArrayList<>();
        boolean output = false;
        for (String line : SecretSearch.text(report).lines().toList()) {
            output |= line.contains("<system-out>") || line.contains("<system-err>");
            lines.add(output ? line : "");
            output &= !line.contains("</system-out>") && !line.contains("</system-err>");
        }
        return lines;
    }
}
