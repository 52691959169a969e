package app.taskflow.query.list;

/**
 * How far a walk through a list has come.
 *
 * @param place behind which its next page begins
 * @param began a sequence of the owner's that the views held whole before its first page was looked for: a task that took
 *     its place by a later event may have been shown elsewhere. 0 where tasks keep their places.
 */
record Walk(Place place, long began) {}
