package app.taskflow.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taskflow",
                ".ci/run",
                "infra/deploy/make-secrets",
                "infra/deploy/docker/ready",
                "infra/deploy/docker/mongo-with-key"
            })
    @EnabledIf(value = "isShellcheckInstalled", disabledReason = "shellcheck is not installed")
    void a_script_is_executable_and_shellcheck_finds_nothing(String path) throws Exception {
        Path script = Repository.file(path);
        Process shellcheck = new ProcessBuilder("shellcheck", script.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(shellcheck.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shellcheck.waitFor()).as(said).isZero();
        assertThat(Files.getPosixFilePermissions(script)).contains(PosixFilePermission.OWNER_EXECUTE);
    }

    static boolean isShellcheckInstalled() throws IOException {
        try {
            return new ProcessBuilder("shellcheck", "--version").start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
