package app.taskflow.cli.demo;

import app.taskflow.cli.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was refused: a count for each kind, and the first few in full. Safe for use by many threads. */
final class Failures {

    private static final int SHOWN = 5;

    /** @param what the call was about, like {@code line 12: the title} */
    record Failure(String what, Problem problem) {}

    private final Map<String, Long> counts = new TreeMap<>();
    private final List<Failure> first = new ArrayList<>();

    synchronized void add(String what, Problem problem) {
        counts.merge(problem.status() + " " + problem.code(), 1L, Long::sum);
        if (first.size() < SHOWN) {
            first.add(new Failure(what, problem));
        }
    }

    synchronized long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many of each status and code. */
    synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    synchronized List<Failure> first() {
        return List.copyOf(first);
    }

    /** Whether the server failed, rather than told that a task breaks a rule. */
    synchronized boolean hasServerErrors() {
        return counts.keySet().stream().anyMatch(kind -> kind.startsWith("5"));
    }
}
