package app.taskflow.query.http.answer;

import app.taskflow.events.id.UserId;
import app.taskflow.query.cache.Answer;
import app.taskflow.query.cache.Question;
import app.taskflow.web.consistency.Freshness;
import org.jspecify.annotations.Nullable;

/** Answers of this process. */
@FunctionalInterface
public interface KnownAnswers {

    /** What the user would be answered now, if it can be told without asking anybody or waiting. */
    @Nullable
    Answer find(UserId user, Question question, Freshness demanded);
}
