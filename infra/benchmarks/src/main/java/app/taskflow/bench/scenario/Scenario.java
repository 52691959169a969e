package app.taskflow.bench.scenario;

import app.taskflow.bench.report.Outcome;
import java.nio.file.Path;

/** One benchmark. */
public interface Scenario {

    /** By which it is chosen on the command line. */
    String name();

    /** @param directory empty, for the data of servers; deleted afterwards */
    Outcome run(Scale scale, Path directory) throws Exception;
}
