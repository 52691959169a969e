package app.taskflow.system.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what no log may hold: the passwords of the tests, which are the constants of their sources, and whatever has the
 * form of one of our tokens, cookies, hashes or keys. What it finds it names by place and kind, and does not repeat.
 */
public final class SecretSearch {

    /** Of a refresh token: 64 bytes in Base64 for URLs. */
    private static final String OPAQUE = "(?<![\\w-])[A-Za-z0-9_-]{86}(?![\\w-])";

    private static final Map<String, Pattern> FORMS = Map.of(
            "access token", Pattern.compile("eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]{8,}"),
            "refresh token", Pattern.compile(OPAQUE),
            "cookie", Pattern.compile("(?:access_token|refresh_token)=[\\w.~-]{20,}"),
            "password hash", Pattern.compile("\\$argon2id?\\$"),
            "private key", Pattern.compile("BEGIN (?:[A-Z]+ )?PRIVATE KEY"));

    private static final Pattern CONSTANT =
            Pattern.compile("\\bString \\w*(?:PASSWORD|WRONG|SECRET)\\w* =\\s*\"([^\"\\\\]{8,})\"");

    private final Set<String> passwords;

    SecretSearch(Set<String> passwords) {
        this.passwords = Set.copyOf(passwords);
    }

    private static final class Holder {
        static final SecretSearch INSTANCE = new SecretSearch(passwordsOf(root()));
    }

    /** For the passwords in the tests of all modules. */
    public static SecretSearch ofTheRepository() {
        return Holder.INSTANCE;
    }

    /** The directory of the repository, in which the tests run. */
    static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docker-compose.yml"))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new AssertionError("the tests do not run inside the repository");
            }
        }
        return directory;
    }

    /** The constants of test sources that are called so. */
    static Set<String> passwordsOf(Path root) {
        Set<String> found = new TreeSet<>();
        for (Path module : modules(root)) {
            for (Path source : files(module.resolve("src/test/java"), ".java")) {
                Matcher matcher = CONSTANT.matcher(text(source));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        }
        return found;
    }

    static List<Path> modules(Path root) {
        return Stream.of(root, root.resolve("infra"))
                .flatMap(SecretSearch::children)
                .filter(module -> Files.exists(module.resolve("pom.xml")))
                .toList();
    }

    /** Place and kind of each secret in these lines. */
    public List<String> in(String name, Iterable<String> lines) {
        List<String> found = new ArrayList<>();
        int number = 0;
        for (String line : lines) {
            number++;
            if (passwords.stream().anyMatch(line::contains)) {
                found.add("%s:%d: password".formatted(name, number));
            }
            for (Map.Entry<String, Pattern> form : FORMS.entrySet()) {
                if (form.getValue().matcher(line).find()) {
                    found.add("%s:%d: %s".formatted(name, number, form.getKey()));
                }
            }
        }
        return found;
    }

    /** The same for all files of a directory, which need not exist. */
    public List<String> inFilesOf(Path directory) {
        return files(directory, "").stream()
                .flatMap(file -> in(file.toString(), text(file).lines().toList()).stream())
                .toList();
    }

    static List<Path> files(Path directory, String ending) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is no UTF-8 is replaced and not refused. */
    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> children(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            return all.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
