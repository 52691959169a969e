package app.taskflow.query.store;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which versions of a projection's views there are at a moment.
 *
 * @param live the one that readers see
 * @param fed those that every event goes into, the live one among them: any of them can be shown at any moment
 * @param kept all that take up room in the database, one that is being built too
 * @param highest the highest number ever given; none is given twice
 * @param changes how often this has changed, which tells the later of two
 */
public record Versions(int live, Set<Integer> fed, Set<Integer> kept, int highest, long changes) {

    public static final Comparator<Versions> BY_AGE = Comparator.comparingLong(Versions::changes);

    public Versions {
        fed = Set.copyOf(fed);
        kept = Set.copyOf(kept);
    }

    static Versions only(int version) {
        return new Versions(version, Set.of(version), Set.of(version), version, 0);
    }

    /** Those that are fed without being shown, in their order. */
    public Set<Integer> beside() {
        Set<Integer> beside = new TreeSet<>(fed);
        beside.remove(live);
        return beside;
    }
}
