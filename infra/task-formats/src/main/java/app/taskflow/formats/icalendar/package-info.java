/** iCalendar's to-dos (RFC 5545), in and out; events and journals are told, not taken. */
@NullMarked
package app.taskflow.formats.icalendar;

import org.jspecify.annotations.NullMarked;
