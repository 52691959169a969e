package app.taskflow.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsTest {

    @Test
    void an_empty_environment_means_embedded_servers_on_the_documented_ports() {
        Surroundings surroundings = Surroundings.of(Map.of());
        assertThat(surroundings.managementPort()).isEqualTo(5001);
        assertThat(surroundings.mongo().embeddedPort()).isEqualTo(27117);
        assertThat(surroundings.kafka().embeddedPort()).isEqualTo(29092);
        assertThat(surroundings.redis().embeddedPort()).isEqualTo(26379);
        assertThat(surroundings.mongo().external()).isEmpty();
    }

    @Test
    void an_address_replaces_one_embedded_server_and_leaves_the_others() {
        Surroundings surroundings = Surroundings.of(Map.of("TASKFLOW_REDIS_URL", " redis://other:6379 "));
        assertThat(surroundings.redis().external()).contains("redis://other:6379");
        assertThat(surroundings.kafka().external()).isEmpty();
    }

    @Test
    void a_blank_value_is_none() {
        assertThat(Surroundings.of(Map.of("TASKFLOW_MONGODB_URI", " ")).mongo().external())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"five", "-1", "65536", "50 01"})
    void a_port_that_is_none_is_named(String value) {
        assertThatThrownBy(() -> Surroundings.of(Map.of("TASKFLOW_MANAGEMENT_PORT", value)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("TASKFLOW_MANAGEMENT_PORT")
                .hasMessageContaining(value);
    }
}
