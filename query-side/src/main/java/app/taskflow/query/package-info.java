/** The query side: folds events into views, and answers reads from them. */
@NullMarked
package app.taskflow.query;

import org.jspecify.annotations.NullMarked;
