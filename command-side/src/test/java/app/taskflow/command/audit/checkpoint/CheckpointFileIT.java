package app.taskflow.command.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.RunningCommandSide;
import app.taskflow.log.proof.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CheckpointFileIT {

    private final RunningCommandSide side = RunningCommandSide.shared();

    @Test
    void the_running_service_keeps_its_checkpoints_in_the_file_of_its_settings() throws IOException {
        side.bean(CheckpointSchedule.class).turn();
        Path file = Objects.requireNonNull(side.bean(CheckpointSettings.class).file());
        List<String> lines = Files.readAllLines(file);
        assertThat(JsonMapper.shared().readValue(lines.getLast(), Checkpoint.class))
                .isEqualTo(side.bean(Checkpoints.class).trusted().orElseThrow());
    }
}
