/** What auditors may ask: what happened, whether anything was altered, and for evidence of it. */
@NullMarked
package app.taskflow.command.audit;

import org.jspecify.annotations.NullMarked;
