package app.taskflow.query.http;

import app.taskflow.events.id.UserId;
import app.taskflow.query.cache.Answer;
import app.taskflow.query.cache.AnswerKey;
import app.taskflow.query.cache.Answers;
import app.taskflow.query.cache.Question;
import app.taskflow.query.changes.ChangesQuery;
import app.taskflow.query.changes.ChangesReader;
import app.taskflow.query.freshness.FreshRevisions;
import app.taskflow.query.history.HistoryQuery;
import app.taskflow.query.history.HistoryReader;
import app.taskflow.query.http.answer.ContentTag;
import app.taskflow.query.list.TaskListQuery;
import app.taskflow.query.list.TaskPage;
import app.taskflow.query.list.TaskPages;
import app.taskflow.query.stats.StatisticsQuery;
import app.taskflow.query.stats.StatisticsReader;
import app.taskflow.query.store.LiveVersions;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.view.TaskView;
import app.taskflow.web.conditional.EntityTag;
import app.taskflow.web.consistency.Freshness;
import app.taskflow.web.input.WireJson;
import app.taskflow.web.problem.ProblemCode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about a user's tasks. The revision is read before the views, so that an answer is never older than
 * the revision it is kept under. What depends on time is answered as of the minute that has begun: nothing becomes
 * overdue but on a full minute, so the answer is right until the next.
 */
final class TaskReads {

    private static final int MILLIS_A_MINUTE = 60_000;

    private final FreshRevisions revisions;
    private final Answers answers;
    private final LiveVersions versions;
    private final TaskStore store;
    private final TaskPages pages;
    private final StatisticsReader statistics;
    private final HistoryReader history;
    private final ChangesReader changes;
    private final WireJson json;
    private final Clock clock;

    TaskReads(
            FreshRevisions revisions,
            Answers answers,
            LiveVersions versions,
            TaskStore store,
            TaskPages pages,
            StatisticsReader statistics,
            HistoryReader history,
            ChangesReader changes,
            WireJson json,
            Clock clock) {
        this.revisions = revisions;
        this.answers = answers;
        this.versions = versions;
        this.store = store;
        this.pages = pages;
        this.statistics = statistics;
        this.history = history;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    Answer list(UserId user, TaskListQuery query, Freshness demanded) {
        return answer(user, query, demanded, now -> {
            TaskPage page = pages.page(user, query, now);
            revisions.settle(user, page.changed());
            return listed(user, TaskPageJson.of(page));
        });
    }

    Answer statistics(UserId user, StatisticsQuery query, Freshness demanded) {
        return answer(user, query, demanded, now -> listed(user, StatisticsJson.of(statistics.read(user, query, now))));
    }

    Answer changes(UserId user, ChangesQuery query, Freshness demanded) {
        return answer(user, query, demanded, now -> listed(user, ChangesJson.of(changes.page(user, query, now))));
    }

    /** @throws app.taskflow.web.problem.ProblemException 404 if the user has no such task */
    Answer task(UserId user, TaskQuery query, Freshness demanded) {
        return answer(user, query, demanded, now -> single(user, query, now));
    }

    /**
     * Likewise.
     *
     * @param task says whether the task may be seen at all
     */
    Answer history(UserId user, TaskQuery task, HistoryQuery query, Freshness demanded) {
        return answer(user, query, demanded, now -> {
            visible(user, task, now);
            return listed(user, history.page(user, query));
        });
    }

    Answer answer(UserId user, Question question, Freshness demanded, Function<Instant, Answer> make) {
        long revision = revisions.of(user, demanded);
        long minute = clock.millis() / MILLIS_A_MINUTE;
        AnswerKey key = key(user, revision, question, minute);
        return answers.get(key, () -> make.apply(Instant.ofEpochMilli(minute * MILLIS_A_MINUTE)));
    }

    /** The answer that {@link #answer} would give, if this node has it at hand. */
    @Nullable
    Answer present(UserId user, Question question, Freshness demanded) {
        OptionalLong revision = revisions.known(user, demanded);
        return revision.isEmpty()
                ? null
                : answers.present(key(user, revision.getAsLong(), question, clock.millis() / MILLIS_A_MINUTE));
    }

    private AnswerKey key(UserId user, long revision, Question question, long minute) {
        return new AnswerKey(user, revision, versions.known().live(), question, question.dependsOnTime() ? minute : 0);
    }

    private Answer single(UserId user, TaskQuery query, Instant now) {
        return single(visible(user, query, now));
    }

    Answer single(TaskView task) {
        byte[] body = json.write(TaskJson.of(task));
        return new Answer(EntityTag.ofContent(task.id().value(), task.version(), body), body);
    }

    private TaskView visible(UserId user, TaskQuery query, Instant now) {
        TaskDocument found = store.load(List.of(query.task())).get(query.task());
        if (found == null || !found.view().owner().equals(user) || !query.shows(found.view(), now)) {
            throw ProblemCode.NOT_FOUND.exception();
        }
        revisions.settle(user, found.changed());
        return found.view();
    }

    Answer listed(UserId user, Object value) {
        byte[] body = json.write(value);
        return new Answer(ContentTag.of(user, body), body);
    }
}
