package app.taskflow.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path directory;

    @Test
    void it_is_made_where_there_is_none_and_free_again_once_closed() {
        Path data = directory.resolve("some/where");
        DataDirectory.take(data).close();
        try (DataDirectory again = DataDirectory.take(data)) {
            assertThat(again.keys()).isEqualTo(data.resolve("keys"));
        }
    }

    @Test
    void it_belongs_to_one_at_a_time() {
        try (DataDirectory first = DataDirectory.take(directory)) {
            assertThat(first.root()).isEqualTo(directory);
            assertThatThrownBy(() -> DataDirectory.take(directory))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("in use by another TaskFlow");
        }
    }
}
