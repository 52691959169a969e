/** Tests of the budgets, and of the group Quotas. */
@NullMarked
package app.taskflow.web.limit;

import org.jspecify.annotations.NullMarked;
