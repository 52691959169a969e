package app.taskflow.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What can only be seen in the text of the sources. Each rule names what breaks it, and nothing if all is well. */
final class SourceRules {

    static final int LONGEST = 500;
    static final int LONG = 300;

    private static final Pattern SLEEP = Pattern.compile("\\b(Thread|TimeUnit\\.[A-Z]+|[A-Z]*SECONDS)\\.sleep\\(");
    // Written apart, so that this file does not break its own rule.
    private static final Pattern LEFTOVER =
            Pattern.compile("(//|/\\*|^\\s*\\*).*(\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b|@auth" + "or)");
    private static final Pattern TEST = Pattern.compile("\\s*@(Test|RepeatedTest|ParameterizedTest|TestFactory)\\b.*");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");
    private static final Pattern SENTENCE = Pattern.compile("[a-z0-9_]+");

    private SourceRules() {}

    static List<String> longerThan(int limit, List<SourceFile> files) {
        return files.stream()
                .filter(file -> file.lines().size() > limit)
                .map(file -> "%s: %d lines".formatted(file.path(), file.lines().size()))
                .toList();
    }

    static List<String> sleeping(List<SourceFile> files) {
        return lines(files, SLEEP);
    }

    static List<String> leftUnfinished(List<SourceFile> files) {
        return lines(files, LEFTOVER);
    }

    private static List<String> lines(List<SourceFile> files, Pattern pattern) {
        List<String> found = new ArrayList<>();
        for (SourceFile file : files) {
            for (int i = 0; i < file.lines().size(); i++) {
                if (pattern.matcher(file.lines().get(i)).find()) {
                    found.add("%s:%d: %s"
                            .formatted(file.path(), i + 1, file.lines().get(i).strip()));
                }
            }
        }
        return found;
    }

    /** Tests whose names are not words joined by underscores. */
    static List<String> testsWithoutASentence(List<SourceFile> files) {
        List<String> found = new ArrayList<>();
        for (SourceFile file : files) {
            boolean announced = false;
            for (String line : file.lines()) {
                announced |= TEST.matcher(line).matches();
                Matcher method = METHOD.matcher(line);
                if (announced && method.find()) {
                    announced = false;
                    if (!SENTENCE.matcher(method.group(1)).matches()) {
                        found.add(file.path() + ": " + method.group(1));
                    }
                }
            }
        }
        return found;
    }

    /** Packages that nobody says the purpose of; a test's package may lean on that of what it tests. */
    static List<String> packagesWithoutAPurpose(List<SourceFile> files) {
        Set<String> described = files.stream()
                .filter(file ->
                        file.isPackageInfo() && file.text().stripLeading().startsWith("/**"))
                .map(SourceFile::packagePath)
                .collect(Collectors.toSet());
        return files.stream()
                .map(SourceFile::packagePath)
                .filter(path -> !described.contains(path))
                .distinct()
                .toList();
    }
}
