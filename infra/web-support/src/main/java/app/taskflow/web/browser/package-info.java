/** What browsers are told and what is asked of them: security headers, origins, cookies. */
@NullMarked
package app.taskflow.web.browser;

import org.jspecify.annotations.NullMarked;
