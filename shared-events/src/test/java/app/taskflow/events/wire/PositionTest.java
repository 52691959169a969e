package app.taskflow.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.events.id.UserId;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PositionTest {

    @Test
    void a_position_is_one_number_and_back() {
        for (Position position :
                new Position[] {new Position(0, 0), new Position(15, 1), new Position(1023, 1L << 47)}) {
            assertThat(Position.of(position.value())).isEqualTo(position);
        }
    }

    @Test
    void positions_of_sixteen_partitions_are_exact_in_javascript() {
        assertThat(new Position(15, (1L << 48) - 1).value()).isLessThan(1L << 53);
    }

    @Test
    void what_is_no_position_is_refused() {
        assertThatThrownBy(() -> new Position(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Position(0, 1L << 48)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void owners_spread_evenly_over_partitions_also_when_their_ids_are_time_ordered() {
        var random = new Random(7);
        int[] counts = new int[16];
        for (int i = 0; i < 16_000; i++) {
            long timeOrdered = (1_764_000_000_000L + i) << 16 | 0x7000;
            counts[Partitioning.DEFAULT.of(new UserId(new UUID(timeOrdered, random.nextLong())))]++;
        }
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(850, 1150));
    }

    @Test
    void an_owners_partition_is_fixed_for_ever() {
        var owner = new UserId(UUID.fromString("019a0000-0000-7000-8000-000000000001"));
        assertThat(Partitioning.DEFAULT.of(owner)).isEqualTo(8);
    }
}
