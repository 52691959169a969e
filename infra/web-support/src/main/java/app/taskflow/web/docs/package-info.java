/** The contract as the running service publishes it: OpenAPI, and pages to read it by. */
@NullMarked
package app.taskflow.web.docs;

import org.jspecify.annotations.NullMarked;
