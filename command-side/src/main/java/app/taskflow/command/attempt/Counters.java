package app.taskflow.command.attempt;

import java.time.Duration;
import java.util.List;

/** Where failures are counted. Every method is one step, whoever else counts at the same time. */
interface Counters {

    /** How long until none of the counters is full; zero if none is. */
    Duration full(List<Counter> counters);

    /** The same; and if none is full, all of them count one under this id. */
    Duration count(List<Counter> counters, String id);

    /** What was counted under the id is not counted any more. */
    void uncount(List<Counter> counters, String id);

    /** The counter begins anew. */
    void clear(Counter counter);
}
