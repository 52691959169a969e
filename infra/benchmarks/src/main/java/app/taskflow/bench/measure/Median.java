package app.taskflow.bench.measure;

import java.util.Collection;

/** The middle one: on a machine that others use too, the mean tells about the others. */
public final class Median {

    private Median() {}

    /** @param values at least one; of an even number the mean of the two in the middle */
    public static double of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no median of nothing");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
