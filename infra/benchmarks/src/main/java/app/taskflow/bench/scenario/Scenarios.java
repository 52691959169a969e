package app.taskflow.bench.scenario;

import java.util.List;

/** All benchmarks, in the order in which they run. */
public final class Scenarios {

    private Scenarios() {}

    public static List<Scenario> all() {
        return List.of(
                new Creates(),
                new Patches(),
                new Backlog(),
                new BulkImport(),
                new Replays(),
                new VerifiedLog(),
                new Visible(),
                new LiveStreams(),
                new CachedList(),
                new LatePage(),
                new AsOfList(),
                new Authenticated(),
                new Refreshes(),
                new LoginStorm());
    }
}
