package app.taskflow.formats.icalendar.syntax;

import app.taskflow.formats.row.UnreadableImportException;
import app.taskflow.formats.text.Limits;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The components of a stream of calendars, one at a time. */
public final class Components implements AutoCloseable {

    private static final String CALENDAR = "VCALENDAR";

    /** Calendar, to-do, alarm are three. */
    private static final int DEEPEST = 8;

    /** What a property costs beyond its characters. */
    private static final int OVERHEAD = 100;

    private final Unfolding lines;
    private final Deque<String> open = new ArrayDeque<>();

    private Components(Unfolding lines) {
        this.lines = lines;
    }

    public static Components open(Reader in) throws IOException {
        Components components = new Components(new Unfolding(in));
        Unfolding.Line first = components.lines.next();
        if (first == null || !first.text().strip().equalsIgnoreCase("BEGIN:" + CALENDAR)) {
            throw new UnreadableImportException(
                    "The file does not begin with BEGIN:VCALENDAR", first == null ? 1 : first.number(), 1);
        }
        components.open.push(CALENDAR);
        return components;
    }

    /** The next component, null after the last. */
    @Nullable
    public Component next() throws IOException {
        for (Unfolding.Line line = lines.next(); line != null; line = lines.next()) {
            ContentLine property = ContentLine.parse(line.text());
            if (property.name().equals("BEGIN")) {
                begin(line, property);
                if (open.size() == 2) {
                    return component(line.number());
                }
            } else if (property.name().equals("END")) {
                end(line, property);
            } else if (open.isEmpty()) {
                throw new UnreadableImportException("There is a line outside of a calendar", line.number(), 1);
            }
        }
        if (!open.isEmpty()) {
            throw new UnreadableImportException("The file ends within its calendar", 1, 1);
        }
        return null;
    }

    private Component component(long number) throws IOException {
        String name = open.getFirst();
        List<ContentLine> properties = new ArrayList<>();
        List<ContentLine> reminders = new ArrayList<>();
        long size = 0;
        while (true) {
            Unfolding.Line line = lines.next();
            if (line == null) {
                throw new UnreadableImportException("The file ends within a " + name, number, 1);
            }
            ContentLine property = ContentLine.parse(line.text());
            if (property.name().equals("BEGIN")) {
                begin(line, property);
            } else if (property.name().equals("END")) {
                end(line, property);
                if (open.size() == 1) {
                    return new Component(name, number, properties, reminders, size > Limits.RECORD_CHARS);
                }
            } else {
                size += line.cut() ? Limits.RECORD_CHARS + 1 : line.text().length() + OVERHEAD;
                if (size <= Limits.RECORD_CHARS && open.size() == 2) {
                    properties.add(property);
                } else if (size <= Limits.RECORD_CHARS && property.name().equals("TRIGGER")) {
                    reminders.add(property);
                }
            }
        }
    }

    private void begin(Unfolding.Line line, ContentLine property) throws UnreadableImportException {
        String name = property.value().strip().toUpperCase(Locale.ROOT);
        if (open.isEmpty() && !name.equals(CALENDAR)) {
            throw new UnreadableImportException("A component is in no calendar", line.number(), 1);
        }
        if (open.size() == DEEPEST) {
            throw new UnreadableImportException("Components are nested too deep", line.number(), 1);
        }
        open.push(name);
    }

    private void end(Unfolding.Line line, ContentLine property) throws UnreadableImportException {
        if (open.isEmpty() || !open.pop().equalsIgnoreCase(property.value().strip())) {
            throw new UnreadableImportException("An END has no BEGIN", line.number(), 1);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
