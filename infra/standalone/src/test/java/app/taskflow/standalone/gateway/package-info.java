/** Tests of the gateway, with nodes that answer, break off, or are not there. */
@NullMarked
package app.taskflow.standalone.gateway;

import org.jspecify.annotations.NullMarked;
