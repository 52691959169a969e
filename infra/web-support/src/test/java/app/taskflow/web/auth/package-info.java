/** Tests of keys read from elsewhere. */
@NullMarked
package app.taskflow.web.auth;

import org.jspecify.annotations.NullMarked;
