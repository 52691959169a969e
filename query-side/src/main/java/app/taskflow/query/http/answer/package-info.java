/** Answers that are bytes already, and the way past the controllers for those that are at hand. */
@NullMarked
package app.taskflow.query.http.answer;

import org.jspecify.annotations.NullMarked;
