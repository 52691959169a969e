/** Tests of what happens before Spring does. */
@NullMarked
package app.taskflow.standalone.server;

import org.jspecify.annotations.NullMarked;
