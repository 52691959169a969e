/** The syntax of iCalendar (RFC 5545, section 3), whatever is written in it: lines, values, components. */
@NullMarked
package app.taskflow.formats.icalendar.syntax;

import org.jspecify.annotations.NullMarked;
