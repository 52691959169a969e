package app.taskflow.query.cache;

import app.taskflow.events.id.UserId;

/**
 * What an answer depends on. An answer is never out of date, only no longer asked for: a change of the owner's tasks
 * makes another revision, and so another key.
 *
 * @param owner whose tasks are shown
 * @param revision the owner's events up to this sequence are in the answer, perhaps later ones too
 * @param views the version of the views that it is made from: another one may show the same events otherwise
 * @param question what was asked; equal for the same question, with a {@link Question#canonical} text that says so
 * @param minute of the clock that the answer was made at, in minutes since 1970; 0 where it does not depend on time
 */
public record AnswerKey(UserId owner, long revision, int views, Question question, long minute) {}
