package app.taskflow.system.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/security.md names as proofs is there. */
class SecurityProofsTest {

    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]+)`");

    @Test
    void every_test_that_the_page_on_security_names_exists() {
        Path root = SecretSearch.root();
        String page = SecretSearch.text(root.resolve("docs/security.md"));
        List<String> named = page.substring(page.indexOf("## How each is tested"))
                .lines()
                .filter(line -> line.startsWith("|"))
                .flatMap(line ->
                        CLASS.matcher(line.substring(line.indexOf('|', 1))).results())
                .map(MatchResult::group)
                .map(name -> name.replace("`", ""))
                .toList();
        assertThat(named).hasSizeGreaterThan(40);
        assertThat(classes(root)).containsAll(named);
    }

    private static Set<String> classes(Path root) {
        return SecretSearch.modules(root).stream()
                .flatMap(module -> SecretSearch.files(module.resolve("src"), ".java").stream())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
    }
}
