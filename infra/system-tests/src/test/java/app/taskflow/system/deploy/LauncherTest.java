package app.taskflow.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./taskflow} builds, runs and says. */
class LauncherTest {

    @TempDir
    Path directory;

    private Launcher launcher;

    @BeforeEach
    void make() throws IOException {
        launcher = Launcher.in(directory.resolve("with a space"));
    }

    @Test
    void the_first_start_builds_and_the_second_does_not() throws IOException {
        Launcher.Run first = launcher.run("start", "--port", "7000");
        Launcher.Run second = launcher.run("start");

        assertThat(first.built()).singleElement().asString().contains("-pl infra/standalone -am", "package");
        assertThat(first.ran())
                .singleElement()
                .asString()
                .endsWith("app.taskflow.standalone.TaskFlow start --port 7000");
        assertThat(second.built()).isEmpty();
        assertThat(second.ran()).singleElement().asString().endsWith("app.taskflow.standalone.TaskFlow start");
        assertThat(second.output()).isEmpty();
    }

    @Test
    void the_second_start_uses_what_the_first_has_learnt() throws IOException {
        launcher.run("start");
        assertThat(launcher.run("start").ran()).singleElement().asString().contains("-XX:AOTCache=");
    }

    @Test
    void what_is_no_source_of_the_program_builds_nothing() throws IOException {
        launcher.run("start");
        launcher.write("docs/running.md", "# Changed");
        launcher.write("command-side/src/test/java/TaskTest.java", "class Changed {}");
        launcher.write("command-side/target/classes/Task.class", "");
        launcher.write("command-side/src/main/java/.Task.java.swp", "");
        launcher.write("command-side/src/main/java/Task.java~", "");
        launcher.write("data/redis/appendonly.aof", "");

        assertThat(launcher.run("start").built()).isEmpty();
    }

    @Test
    void a_changed_source_file_builds_again() throws IOException {
        launcher.run("start");
        launcher.write("command-side/src/main/java/Task.java", "class Changed {}");

        assertThat(launcher.run("start").built()).hasSize(1);
    }

    @Test
    void a_changed_pom_builds_again() throws IOException {
        launcher.run("start");
        launcher.write("pom.xml", "<project>changed</project>");

        assertThat(launcher.run("start").built()).hasSize(1);
    }

    @Test
    void a_source_file_that_is_gone_builds_again() throws IOException {
        launcher.run("start");
        launcher.delete("command-side/src/main/java/Task.java");

        assertThat(launcher.run("start").built()).hasSize(1);
        assertThat(launcher.run("start").built()).isEmpty();
    }

    @Test
    void it_works_from_elsewhere_and_through_a_link() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link to it"), launcher.script());
        Launcher.Run run = launcher.run(link, directory, Map.of(), "start");

        assertThat(run.exitCode()).isZero();
        assertThat(run.ran()).singleElement().asString().contains("repository/target/run/standalone/program.jar");
    }

    @Test
    void each_command_runs_its_own_program() throws IOException {
        assertThat(launcher.run("demo", "--file", "a b.csv").ran())
                .singleElement()
                .asString()
                .endsWith("app.taskflow.cli.Main demo --file a b.csv");
        assertThat(launcher.run("import", "a b.csv", "--dry-run").ran())
                .singleElement()
                .asString()
                .endsWith("app.taskflow.cli.Main import a b.csv --dry-run");
        assertThat(launcher.run("verify-proof", "a.json").ran())
                .singleElement()
                .asString()
                .endsWith("Main verify-proof a.json");
        assertThat(launcher.run("ops", "verify").ran())
                .singleElement()
                .asString()
                .endsWith("Main ops verify");
        assertThat(launcher.run("cluster").ran()).singleElement().asString().endsWith("TaskFlow cluster");
        assertThat(launcher.run("test", "-Dtest=Page*").built())
                .singleElement()
                .asString()
                .endsWith("verify -Dtest=Page*");
    }

    @Test
    void the_exit_code_is_that_of_the_program() throws IOException {
        assertThat(launcher.run(Map.of("PROGRAM_EXIT", "2"), "start", "--prot", "1")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void a_build_that_fails_is_told_and_nothing_is_run() throws IOException {
        Launcher.Run run = launcher.run(Map.of("MAVEN_FAILS", "yes"), "start");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.ran()).isEmpty();
        assertThat(run.output()).contains("[ERROR] Task.java: no such thing", "taskflow: the build failed");
        assertThat(launcher.run("start").exitCode()).isZero();
    }

    @Test
    void without_a_jdk_25_it_says_so_in_words() throws IOException {
        Launcher.Run run = launcher.run(Map.of("TASKFLOW_JDK", directory.toString()), "start");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output().strip())
                .isEqualTo("taskflow: TASKFLOW_JDK is %s, which is no JDK 25".formatted(directory));
    }

    @Test
    void help_needs_nothing_and_an_unknown_command_is_an_error_of_the_command_line() throws IOException {
        assertThat(launcher.run("--help"))
                .satisfies(run -> assertThat(run.exitCode()).isZero())
                .satisfies(run -> assertThat(run.output()).startsWith("Usage: taskflow COMMAND"));
        assertThat(launcher.run("strat"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
                .satisfies(run -> assertThat(run.output()).startsWith("taskflow: there is no command 'strat'"));
        assertThat(launcher.run().exitCode()).isEqualTo(2);
    }
}
