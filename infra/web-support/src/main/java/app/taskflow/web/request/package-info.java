/** What identifies a request wherever it leaves a trace: its id, its trace, its client. */
@NullMarked
package app.taskflow.web.request;

import org.jspecify.annotations.NullMarked;
