/** How a client keeps its side of the contract: signing in, waiting when told to, and telling problems from answers. */
@NullMarked
package app.taskflow.cli.http;

import org.jspecify.annotations.NullMarked;
