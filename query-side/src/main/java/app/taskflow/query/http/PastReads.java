package app.taskflow.query.http;

import app.taskflow.events.id.UserId;
import app.taskflow.query.cache.Answer;
import app.taskflow.query.history.OwnerHistoryPage;
import app.taskflow.query.history.OwnerHistoryQuery;
import app.taskflow.query.history.OwnerHistoryReader;
import app.taskflow.query.list.PastPages;
import app.taskflow.query.list.TaskListQuery;
import app.taskflow.query.past.PastTasks;
import app.taskflow.query.view.TaskView;
import app.taskflow.web.consistency.Freshness;
import app.taskflow.web.problem.ProblemCode;
import java.time.Clock;
import java.util.List;

/** Answers questions about the past: what was answered at an instant, and what happened to all of a user's tasks. */
final class PastReads {

    private final TaskReads reads;
    private final PastTasks tasks;
    private final PastPages pages;
    private final OwnerHistoryReader history;
    private final Clock clock;

    PastReads(TaskReads reads, PastTasks tasks, PastPages pages, OwnerHistoryReader history, Clock clock) {
        this.reads = reads;
        this.tasks = tasks;
        this.pages = pages;
        this.history = history;
        this.clock = clock;
    }

    Answer list(UserId user, AsOf<TaskListQuery> asOf, Freshness demanded) {
        asOf.passedBy(clock.instant());
        return reads.answer(user, asOf, demanded, _ -> {
            var past = tasks.at(user, asOf.at());
            return reads.listed(
                    user, TaskPageJson.of(pages.page(user, asOf.question(), past.tasks(), asOf.at(), asOf.now())));
        });
    }

    Answer history(UserId user, OwnerHistoryQuery query, Freshness demanded) {
        return reads.answer(
                user,
                query,
                demanded,
                _ -> reads.listed(
                        user,
                        tasks.isErased(user) ? new OwnerHistoryPage(List.of(), null) : history.page(user, query)));
    }

    /** @throws app.taskflow.web.problem.ProblemException 404 if the user had no such task then */
    Answer task(UserId user, AsOf<TaskQuery> asOf, Freshness demanded) {
        asOf.passedBy(clock.instant());
        TaskQuery query = asOf.question();
        return reads.answer(user, asOf, demanded, _ -> {
            TaskView task = tasks.at(user, asOf.at()).task(query.task());
            if (task == null || !query.shows(task, asOf.now())) {
                throw ProblemCode.NOT_FOUND.exception();
            }
            return reads.single(task);
        });
    }
}
