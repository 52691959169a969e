/** Who is calling: access tokens, the keys that verify them, sessions taken back, roles. */
@NullMarked
package app.taskflow.web.auth;

import org.jspecify.annotations.NullMarked;
