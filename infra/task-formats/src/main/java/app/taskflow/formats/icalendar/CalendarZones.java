package app.taskflow.formats.icalendar;

import app.taskflow.formats.foreign.ForeignZones;
import app.taskflow.formats.icalendar.syntax.Component;
import app.taskflow.formats.icalendar.syntax.ContentLine;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The zones that a calendar names. A name of its own is understood if its definition says which place it means. */
final class CalendarZones {

    /** Calendars define a handful. */
    private static final int MOST = 1000;

    private final Map<String, ZoneId> defined = new HashMap<>();

    void define(Component definition) {
        String name = value(definition, "TZID");
        String place = value(definition, "X-LIC-LOCATION");
        ZoneId zone = place == null ? null : ForeignZones.find(place);
        if (name != null && zone != null && defined.size() < MOST) {
            defined.put(name, zone);
        }
    }

    private static @Nullable String value(Component definition, String property) {
        return definition.properties().stream()
                .filter(line -> line.name().equals(property))
                .map(ContentLine::value)
                .findFirst()
                .orElse(null);
    }

    /** Null if nobody knows it. */
    @Nullable
    ZoneId find(String name) {
        ZoneId zone = defined.get(name);
        return zone == null ? ForeignZones.find(name) : zone;
    }
}
