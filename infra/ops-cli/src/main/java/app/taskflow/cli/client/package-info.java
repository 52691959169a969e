/** TaskFlow's API as typed calls. */
@NullMarked
package app.taskflow.cli.client;

import org.jspecify.annotations.NullMarked;
