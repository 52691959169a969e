package app.taskflow.mongo.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files: {@code journal-N} for changes, {@code snapshot-N} for everything before {@code journal-N}, and
 * {@code snapshot-N.tmp} for one that is not complete.
 */
final class Directory {

    private static final Pattern NAME = Pattern.compile("(journal|snapshot)-(\\d{10})");

    private final Path path;

    Directory(Path path) {
        this.path = path;
    }

    Path journal(long number) {
        return path.resolve("journal-%010d".formatted(number));
    }

    Path snapshot(long number) {
        return path.resolve("snapshot-%010d".formatted(number));
    }

    Path incomplete(long number) {
        return path.resolve("snapshot-%010d.tmp".formatted(number));
    }

    List<Long> journals() throws IOException {
        return numbers("journal");
    }

    List<Long> snapshots() throws IOException {
        return numbers("snapshot");
    }

    private List<Long> numbers(String kind) throws IOException {
        List<Long> numbers = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
            files.forEach(file -> {
                Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
                if (matcher.matches() && kind.equals(matcher.group(1))) {
                    numbers.add(Long.valueOf(matcher.group(2)));
                }
            });
        }
        numbers.sort(null);
        return numbers;
    }

    /** Removes what a snapshot stands for, older snapshots, and what was left incomplete. */
    void removeBefore(long snapshot) throws IOException {
        for (long number : journals()) {
            if (number < snapshot) {
                Files.delete(journal(number));
            }
        }
        for (long number : snapshots()) {
            if (number < snapshot) {
                Files.delete(snapshot(number));
            }
        }
        removeIncomplete();
    }

    void removeIncomplete() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".tmp")).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Makes the names of new and removed files durable. */
    void force() throws IOException {
        try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
