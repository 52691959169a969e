package app.taskflow.mongo.plan;

import app.taskflow.mongo.query.Criterion;
import app.taskflow.mongo.query.Filter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test that all wanted documents pass at a path.
 *
 * @param group tests of one group are passed by one element of an array; 0 for those that need not be
 * @param source the part of the filter that it is, if it is a whole one
 */
record Condition(String path, Criterion test, int group, Filter.@Nullable At source) {

    /** The parts of a filter of which all must hold. */
    static List<Filter> parts(Filter filter) {
        if (!(filter instanceof Filter.And and)) {
            return List.of(filter);
        }
        List<Filter> parts = new ArrayList<>();
        for (Filter part : and.parts()) {
            parts.addAll(parts(part));
        }
        return parts;
    }

    static List<Condition> of(List<Filter> parts) {
        List<Condition> conditions = new ArrayList<>();
        int group = 0;
        for (Filter part : parts) {
            if (part instanceof Filter.At at) {
                group++;
                add(at, group, conditions);
            }
        }
        return conditions;
    }

    private static void add(Filter.At at, int group, List<Condition> conditions) {
        String path = at.path().text();
        switch (at.test()) {
            case Criterion.HasDocument(Filter filter) -> {
                for (Filter part : parts(filter)) {
                    if (part instanceof Filter.At inner) {
                        conditions.add(new Condition(path + "." + inner.path().text(), inner.test(), group, null));
                    }
                }
            }
            case Criterion.HasElement(List<Criterion> tests) ->
                tests.forEach(test -> conditions.add(new Condition(path, test, group, null)));
            case Criterion.Every(List<Criterion> tests) ->
                tests.forEach(test -> conditions.add(new Condition(path, test, 0, null)));
            default -> conditions.add(new Condition(path, at.test(), 0, at));
        }
    }
}
