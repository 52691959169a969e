/** What deployments are made of: the launcher, the compose file, nginx in front of real nodes. */
@NullMarked
package app.taskflow.system.deploy;

import org.jspecify.annotations.NullMarked;
