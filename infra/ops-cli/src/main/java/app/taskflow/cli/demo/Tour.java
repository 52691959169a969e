package app.taskflow.cli.demo;

import app.taskflow.cli.client.Task;
import app.taskflow.cli.client.TaskFlowClient;
import app.taskflow.cli.client.TaskPage;
import app.taskflow.cli.client.TaskStats;
import app.taskflow.cli.http.Answer;
import app.taskflow.cli.terminal.Column;
import app.taskflow.cli.terminal.Numbers;
import app.taskflow.cli.terminal.Style;
import app.taskflow.cli.terminal.Table;
import app.taskflow.cli.terminal.Terminal;
import app.taskflow.events.id.TaskId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at what was loaded in the ways a frontend would, and prints it. */
final class Tour {

    private static final int TITLE = 48;
    private static final int TAGS = 24;
    private static final int SHOWN = 8;
    private static final int REPEATS = 200;
    private static final int SEARCHES = 6;
    private static final int BAR = 30;
    private static final int TOP_TAGS = 8;
    private static final String ALL = "any";

    private final TaskFlowClient client;
    private final Terminal terminal;
    private final Latencies list = new Latencies();
    private final Latencies page = new Latencies();
    private final Latencies search = new Latencies();

    Tour(TaskFlowClient client, Terminal terminal) {
        this.client = client;
        this.terminal = terminal;
    }

    Latencies lists() {
        return list;
    }

    Latencies pages() {
        return page;
    }

    Latencies searches() {
        return search;
    }

    /** The tasks changed last, then the same list again and again, as a frontend would ask for it. */
    void list(@Nullable String token) throws InterruptedException {
        Map<String, String> query = Map.of("sort", "-updatedAt", "limit", String.valueOf(SHOWN), "archived", ALL);
        Answer<TaskPage> answer = client.tasks(query, token);
        terminal.heading("Changed last");
        Table table = new Table(
                Column.left("title", TITLE),
                Column.left("status"),
                Column.left("priority"),
                Column.left("due"),
                Column.left("tags", TAGS));
        for (Task task : answer.body().items()) {
            table.row(
                    task.title(),
                    lower(task.status()),
                    lower(task.priority()),
                    task.dueDate() == null ? "" : task.dueDate().toString(),
                    String.join(", ", task.tags()));
        }
        table.print(terminal);
        for (int i = 0; i < REPEATS; i++) {
            list.add(client.tasks(query, null).took());
        }
    }

    /** All pages to the end; each task has to come once. */
    boolean walk(@Nullable String token, long expected) throws InterruptedException {
        Set<TaskId> seen = new HashSet<>();
        long items = 0;
        Map<String, String> query = new HashMap<>(Map.of("limit", "200", "archived", ALL));
        for (String cursor = ""; cursor != null; ) {
            Answer<TaskPage> answer = client.tasks(query, token);
            page.add(answer.took());
            items += answer.body().items().size();
            answer.body().items().forEach(task -> seen.add(task.id()));
            cursor = answer.body().nextCursor();
            query.put("cursor", cursor == null ? "" : cursor);
        }
        boolean complete = items == expected && seen.size() == expected;
        terminal.line("  %s pages walked: %s tasks, %s of them different, %s were created"
                .formatted(
                        Numbers.count(page.count()),
                        Numbers.count(items),
                        terminal.styled(complete ? Style.GREEN : Style.RED, Numbers.count(seen.size())),
                        Numbers.count(expected)));
        return complete;
    }

    /** Some words of the titles, whole and as the beginning that somebody has typed so far. */
    void search(List<String> titles, Random random) throws InterruptedException {
        terminal.heading("Searches");
        Table table =
                new Table(Column.left("for"), Column.right("found"), Column.right("took"), Column.left("first", TITLE));
        for (String words : SearchWords.from(titles, SEARCHES, random)) {
            Answer<TaskPage> answer =
                    client.tasks(Map.of("q", words, "sort", "relevance", "include", "total", "archived", ALL), null);
            search.add(answer.took());
            List<Task> items = answer.body().items();
            Long total = answer.body().total();
            table.row(
                    words,
                    Numbers.count(total == null ? items.size() : total),
                    Numbers.millis(answer.took()),
                    items.isEmpty() ? "" : items.getFirst().title());
        }
        table.print(terminal);
    }

    void statistics(@Nullable String token) throws InterruptedException {
        Answer<TaskStats> answer = client.stats(token);
        TaskStats stats = answer.body();
        terminal.heading("Statistics");
        terminal.line("  %s tasks, %s open, %s overdue, %s due today (counted in %s)"
                .formatted(
                        Numbers.count(stats.total()),
                        Numbers.count(stats.open()),
                        Numbers.count(stats.overdue()),
                        Numbers.count(stats.dueToday()),
                        Numbers.millis(answer.took())));
        Table table = new Table(Column.left(""), Column.right(""), Column.left(""));
        stats.byStatus().forEach((status, count) -> bar(table, status, count, stats.total()));
        stats.byPriority().forEach((priority, count) -> bar(table, priority, count, stats.total()));
        stats.byTag().stream().limit(TOP_TAGS).forEach(tag -> bar(table, "#" + tag.tag(), tag.count(), stats.total()));
        table.print(terminal);
    }

    private static void bar(Table table, String name, long count, long total) {
        int length = total == 0 ? 0 : (int) Math.ceilDiv(count * BAR, total);
        table.row(name, Numbers.count(count), "▇".repeat(length));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
