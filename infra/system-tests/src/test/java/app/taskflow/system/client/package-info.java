/** Users of the service, who know nothing but its HTTP contract. */
@NullMarked
package app.taskflow.system.client;

import org.jspecify.annotations.NullMarked;
