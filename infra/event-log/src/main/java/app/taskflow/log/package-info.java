/** The log: gap-free sequences of commits on MongoDB, written once and never changed. */
@NullMarked
package app.taskflow.log;

import org.jspecify.annotations.NullMarked;
