package app.taskflow.query.http;

import app.taskflow.events.id.UserId;
import app.taskflow.query.cache.Answer;
import app.taskflow.query.list.PastPages;
import app.taskflow.query.list.TaskListQuery;
import app.taskflow.query.past.PastTasks;
import app.taskflow.query.view.TaskView;
import app.taskflow.web.consistency.Freshness;
import app.taskflow.web.problem.ProblemCode;
import java.time.Clock;

/** Answers questions about a user's tasks as they would have been answered at an instant. */
final class PastReads {

    private final TaskReads reads;
    private final PastTasks tasks;
    private final PastPages pages;
    private final Clock clock;

    PastReads(TaskReads reads, PastTasks tasks, PastPages pages, Clock clock) {
        this.reads = reads;
        this.tasks = tasks;
        this.pages = pages;
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
