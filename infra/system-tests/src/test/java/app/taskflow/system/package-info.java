/** The product as its users meet it: real processes, spoken to over HTTP, stopped, killed and started again. */
@NullMarked
package app.taskflow.system;

import org.jspecify.annotations.NullMarked;
