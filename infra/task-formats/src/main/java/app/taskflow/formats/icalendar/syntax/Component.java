package app.taskflow.formats.icalendar.syntax;

import java.util.List;

/**
 * A component that stands directly in a calendar.
 *
 * @param name in upper case
 * @param line where it begins
 * @param properties its own
 * @param reminders the TRIGGER properties of its alarms
 * @param tooLong whether it had more than is kept: then its properties are not all
 */
public record Component(
        String name, long line, List<ContentLine> properties, List<ContentLine> reminders, boolean tooLong) {}
