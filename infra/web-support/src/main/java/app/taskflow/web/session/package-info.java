/** Sessions that have ended: every node knows them within a second, and refuses their tokens from memory. */
@NullMarked
package app.taskflow.web.session;

import org.jspecify.annotations.NullMarked;
