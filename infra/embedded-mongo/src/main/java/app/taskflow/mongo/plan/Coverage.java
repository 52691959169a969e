package app.taskflow.mongo.plan;

import app.taskflow.mongo.bson.Path;
import app.taskflow.mongo.index.Definition;
import app.taskflow.mongo.query.Criterion;
import app.taskflow.mongo.query.Filter;
import app.taskflow.mongo.query.FilterParser;
import java.util.List;

/** Whether an index that leaves documents out holds all that a query wants. */
final class Coverage {

    private Coverage() {}

    static boolean isComplete(Definition definition, List<Condition> conditions) {
        if (definition.sparse()) {
            return definition.fields().stream().anyMatch(field -> isPresent(field.path(), conditions));
        }
        if (definition.partialFilter().isMissing()) {
            return true;
        }
        return Condition.parts(FilterParser.parse(definition.partialFilter())).stream()
                .allMatch(part -> part instanceof Filter.At at && isImplied(at, conditions));
    }

    private static boolean isImplied(Filter.At at, List<Condition> conditions) {
        if (at.test() instanceof Criterion.Exists) {
            return isPresent(at.path(), conditions);
        }
        List<Interval> allowed = Intervals.of(at.test());
        if (allowed == null || !Intervals.isExact(at.test())) {
            return false;
        }
        for (Condition condition : conditions) {
            List<Interval> wanted = condition.path().equals(at.path().text()) ? Intervals.of(condition.test()) : null;
            if (wanted != null && isWithin(wanted, allowed)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithin(List<Interval> wanted, List<Interval> allowed) {
        return wanted.stream()
                .allMatch(interval -> allowed.stream()
                        .anyMatch(outer -> Interval.compare(outer.low(), interval.low()) <= 0
                                && Interval.compare(interval.high(), outer.high()) <= 0));
    }

    /** Whether a condition can be met only by documents that have the field. */
    private static boolean isPresent(Path path, List<Condition> conditions) {
        return conditions.stream()
                .anyMatch(condition -> (condition.path().equals(path.text())
                                || condition.path().startsWith(path.text() + "."))
                        && refusesMissing(condition.test()));
    }

    private static boolean refusesMissing(Criterion test) {
        return switch (test) {
            case Criterion.Equal equal -> !equal.operand().isNullish();
            case Criterion.Compare compare -> !compare.operand().isNullish();
            case Criterion.In in -> !in.hasNull();
            case Criterion.Not not -> false;
            case Criterion.Every every -> every.tests().stream().anyMatch(Coverage::refusesMissing);
            default -> true;
        };
    }
}
