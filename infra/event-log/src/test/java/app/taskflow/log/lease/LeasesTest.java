package app.taskflow.log.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.TestMongo;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final Partitioning PARTITIONS = new Partitioning(8);
    private static final LeaseOptions OPTIONS = new LeaseOptions(Duration.ofSeconds(4));
    private static final Duration BEAT = Duration.ofSeconds(1);

    /** A node with a clock of its own, which is read as the test wants it, and ticks when the test says so. */
    private static final class Node implements LeaseListener {

        private final Set<Integer> working = ConcurrentHashMap.newKeySet();
        private final List<Lease> ended = new ArrayList<>();
        private final Leases leases;
        private long now;

        Node(MongoDatabase database, String name, Duration clock) {
            now = clock.toNanos();
            LeaseTable table = new LeaseTable(database, "relay", Duration.ofSeconds(2));
            leases = new Leases(table, PARTITIONS, name, this, OPTIONS, () -> now);
            leases.join();
        }

        @Override
        public void acquired(Lease lease) {
            assertThat(working.add(lease.partition())).isTrue();
        }

        @Override
        public void ending(Lease lease) {
            assertThat(working.remove(lease.partition())).isTrue();
            ended.add(lease);
        }

        void pass(Duration time) {
            now += time.toNanos();
        }
    }

    private final MongoDatabase database = TestMongo.newDatabase();

    @AfterEach
    void drop() {
        database.drop();
    }

    private Node node(String name) {
        return new Node(database, name, Duration.ofSeconds(name.hashCode()));
    }

    private static void tickAll(Node... nodes) {
        Stream.of(nodes).forEach(node -> node.leases.tick());
    }

    /** Time passes for everybody, and those who live tick as often as they should. */
    private static void passWith(Duration time, List<Node> all, Node... living) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(BEAT)) {
            all.forEach(node -> node.pass(BEAT));
            tickAll(living);
        }
    }

    @Test
    void one_node_alone_takes_all_partitions_at_once() {
        Node a = node("a");
        a.leases.tick();
        assertThat(a.working).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(a.leases.held()).hasSize(8).allMatch(Lease::isHeld).allMatch(lease -> lease.fence() == 1);
    }

    @Test
    void a_node_that_joins_gets_its_share() {
        Node a = node("a");
        a.leases.tick();
        Node b = node("b");

        tickAll(a, b);

        assertThat(a.working).hasSize(4);
        assertThat(b.working).hasSize(4).doesNotContainAnyElementsOf(a.working);
        assertThat(a.ended).hasSize(4).noneMatch(Lease::isHeld);
    }

    @Test
    void three_nodes_share_with_none_over_the_ceiling() {
        Node a = node("a");
        Node b = node("b");
        Node c = node("c");
        tickAll(a, b, c);
        tickAll(a, b, c);

        assertThat(List.of(a, b, c)).allMatch(node -> node.working.size() <= 3);
        assertThat(Stream.of(a, b, c).flatMap(node -> node.working.stream()))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void a_node_that_stops_hands_over_without_waiting() {
        Node a = node("a");
        Node b = node("b");
        tickAll(a, b, a);

        a.leases.close();
        b.leases.tick();

        assertThat(a.working).isEmpty();
        assertThat(b.working).hasSize(8);
    }

    @Test
    void a_dead_nodes_partitions_are_taken_when_the_ttl_has_passed_and_not_before() {
        Node a = node("a");
        Node b = node("b");
        tickAll(a, b, a, b);
        Set<Integer> ofA = Set.copyOf(a.working);

        passWith(OPTIONS.ttl().minus(BEAT), List.of(a, b), b);
        assertThat(b.working).doesNotContainAnyElementsOf(ofA);
        passWith(BEAT.multipliedBy(2), List.of(a, b), b);

        assertThat(b.working).hasSize(8);
        assertThat(a.leases.held()).isEmpty();
    }

    @Test
    void a_node_stops_trusting_its_leases_before_another_takes_them() {
        Node a = node("a");
        a.leases.tick();
        Lease lease = a.leases.held().getFirst();

        a.pass(OPTIONS.ttl().minus(BEAT).minusMillis(1));
        assertThat(lease.isHeld()).isTrue();
        a.pass(Duration.ofMillis(1));
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void clocks_that_differ_by_years_harm_nothing() {
        Node a = new Node(database, "a", Duration.ofDays(-4000));
        Node b = new Node(database, "b", Duration.ofDays(9000));
        tickAll(a, b, a, b);

        passWith(OPTIONS.ttl().multipliedBy(3), List.of(a, b), a, b);

        assertThat(a.working).hasSize(4);
        assertThat(b.working).hasSize(4);
        assertThat(a.ended).isEmpty();
    }

    @Test
    void a_zombie_cannot_store_its_progress() {
        Node a = node("a");
        a.leases.tick();
        List<Lease> before = a.leases.held();
        before.forEach(lease -> lease.advance(10));
        Node b = node("b");
        b.leases.tick();
        passWith(OPTIONS.ttl().plus(BEAT), List.of(b), b);

        assertThat(before).allMatch(Lease::isHeld);
        assertThat(before)
                .allSatisfy(lease -> assertThatThrownBy(() -> lease.advance(99))
                        .isInstanceOf(StaleLeaseException.class)
                        .hasMessageContaining("partition " + lease.partition()));
        assertThat(b.leases.held()).hasSize(8).allMatch(lease -> lease.checkpoint() == 10 && lease.fence() == 2);
        assertThat(b.leases.checkpoints().values()).containsOnly(10L);
    }

    @Test
    void a_node_that_wakes_after_it_was_given_up_starts_over() {
        Node a = node("a");
        a.leases.tick();
        Node b = node("b");
        b.leases.tick();
        passWith(OPTIONS.ttl().plus(BEAT), List.of(a, b), b);
        assertThat(b.working).hasSize(8);

        tickAll(a, b, a);

        assertThat(a.working).hasSize(4).doesNotContainAnyElementsOf(b.working);
        assertThat(b.working).hasSize(4);
        assertThat(a.leases.held()).allMatch(lease -> lease.fence() == 3);
    }

    /** Whoever did the work has seen that the lease is not to be trusted, and has ended: nobody would do it any more. */
    @Test
    void a_node_that_slept_and_was_not_given_up_takes_its_partitions_anew() {
        Node a = node("a");
        a.leases.tick();
        List<Lease> before = a.leases.held();
        a.pass(OPTIONS.ttl().multipliedBy(3));
        assertThat(before).noneMatch(Lease::isHeld);

        a.leases.tick();

        assertThat(before).noneMatch(Lease::isHeld);
        assertThat(a.ended).containsExactlyInAnyOrderElementsOf(before);
        assertThat(a.working).hasSize(8);
        assertThat(a.leases.held()).hasSize(8).allMatch(lease -> lease.fence() == 2);
    }

    @Test
    void a_lease_that_was_seen_to_be_over_stays_so_even_if_the_sign_of_life_arrives_at_that_moment() {
        Node a = node("a");
        a.leases.tick();
        Lease seen = a.leases.held().getFirst();
        a.pass(OPTIONS.trust());
        assertThat(seen.isHeld()).isFalse();
        a.pass(OPTIONS.trust().negated());

        assertThat(seen.isHeld()).isFalse();
        assertThatThrownBy(() -> seen.advance(1)).isInstanceOf(StaleLeaseException.class);
        a.leases.tick();
        assertThat(a.ended).containsExactly(seen);
        assertThat(a.working).hasSize(8);
    }

    @Test
    void a_node_that_restarts_under_its_name_does_not_wait() {
        Node a = node("a");
        a.leases.tick();
        a.leases.held().forEach(lease -> lease.advance(7));

        Node again = node("a");
        again.leases.tick();

        assertThat(again.working).hasSize(8);
        assertThat(again.leases.held()).allMatch(lease -> lease.checkpoint() == 7 && lease.fence() == 2);
    }

    @Test
    void progress_never_goes_back() {
        Node a = node("a");
        a.leases.tick();
        Lease lease = a.leases.held().getFirst();
        lease.advance(5);
        lease.advance(4);
        assertThat(a.leases.checkpoints()).containsEntry(lease.partition(), 5L);
    }

    @Test
    void an_ended_lease_stores_nothing() {
        Node a = node("a");
        a.leases.tick();
        Lease lease = a.leases.held().getFirst();
        a.leases.close();
        assertThatThrownBy(() -> lease.advance(1)).isInstanceOf(StaleLeaseException.class);
    }

    @Test
    void each_purpose_has_leases_of_its_own() {
        Node a = node("a");
        a.leases.tick();
        Leases other = new Leases(
                new LeaseTable(database, "other", Duration.ofSeconds(2)),
                PARTITIONS,
                "a",
                new Idle(),
                OPTIONS,
                () -> 0);
        other.join();
        other.tick();
        a.leases.tick();

        assertThat(other.held()).hasSize(8);
        assertThat(a.working).hasSize(8);
    }

    @Test
    void work_that_cannot_start_is_offered_again() {
        Idle refusing = new Idle() {
            @Override
            public void acquired(Lease lease) {
                if (lease.fence() == 1) {
                    throw new IllegalStateException("not now");
                }
            }
        };
        Leases leases = new Leases(
                new LeaseTable(database, "relay", Duration.ofSeconds(2)), PARTITIONS, "a", refusing, OPTIONS, () -> 0);
        leases.join();
        leases.tick();
        assertThat(leases.held()).isEmpty();
        leases.tick();
        assertThat(leases.held()).hasSize(8);
    }

    @Test
    void started_leases_tick_by_themselves_until_they_are_closed() {
        LeaseOptions quick = new LeaseOptions(Duration.ofMillis(800));
        try (Leases first = Leases.start(database, "relay", PARTITIONS, "first", new Idle(), quick)) {
            await().until(() -> first.held().size() == 8);
            Leases second = Leases.start(database, "relay", PARTITIONS, "second", new Idle(), quick);
            await().until(() -> first.held().size() == 4 && second.held().size() == 4);
            second.close();
            await().until(() -> first.held().size() == 8);
        }
        assertThat(database.getCollection("leases").countDocuments(Filters.exists("holder")))
                .isZero();
        assertThat(database.getCollection("lease_nodes").countDocuments()).isZero();
    }

    private static class Idle implements LeaseListener {

        @Override
        public void acquired(Lease lease) {}

        @Override
        public void ending(Lease lease) {}
    }
}
