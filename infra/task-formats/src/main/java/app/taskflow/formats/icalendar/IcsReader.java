package app.taskflow.formats.icalendar;

import app.taskflow.formats.foreign.ForeignRows;
import app.taskflow.formats.foreign.ForeignTask;
import app.taskflow.formats.icalendar.syntax.Component;
import app.taskflow.formats.icalendar.syntax.Components;
import app.taskflow.formats.row.Finding;
import app.taskflow.formats.row.Finding.Code;
import app.taskflow.formats.row.ReadOptions;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowReader;
import app.taskflow.formats.row.Source;
import app.taskflow.formats.text.Limits;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the to-dos of a calendar. The parser is our own, of a few lines: the libraries build all of a calendar in
 * memory, take values without bound, and may ask the network for time zones.
 */
public final class IcsReader implements RowReader {

    private final Components components;
    private final ReadOptions options;
    private final CalendarZones zones = new CalendarZones();
    private final ForeignRows rows = new ForeignRows(Source.ICALENDAR);
    private long number;

    private IcsReader(Components components, ReadOptions options) {
        this.components = components;
        this.options = options;
    }

    public static IcsReader open(Reader in, ReadOptions options) throws IOException {
        return new IcsReader(Components.open(in), options);
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (Component component = components.next(); component != null; component = components.next()) {
            switch (component.name()) {
                case "VTODO" -> {
                    number++;
                    return component.tooLong() ? tooLong(component) : row(component);
                }
                case "VEVENT", "VJOURNAL" -> {
                    number++;
                    return rejected(
                            component,
                            new Finding(Code.UNKNOWN_TYPE, null, "is a %s, no to-do".formatted(component.name())));
                }
                case "VTIMEZONE" -> zones.define(component);
                default -> {}
            }
        }
        return null;
    }

    private Row rejected(Component component, Finding finding) {
        return new Row.Rejected(number, component.line(), List.of(finding));
    }

    private Row tooLong(Component component) {
        return rejected(
                component,
                new Finding(Code.ROW_TOO_LONG, null, "is longer than %d characters".formatted(Limits.RECORD_CHARS)));
    }

    private Row row(Component component) {
        Todo todo = new Todo(component, options, zones);
        ForeignTask task = todo.task();
        String content = component.properties().stream()
                // When it was written to this file says nothing of the to-do.
                .filter(property -> !property.name().equals("DTSTAMP"))
                .map(property -> property.name() + ":" + property.value())
                .collect(Collectors.joining("\n"));
        return rows.withId(number, component.line(), task, todo.id(), todo.parentId(), content);
    }

    @Override
    public void close() throws IOException {
        components.close();
    }
}
