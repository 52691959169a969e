package app.taskflow.formats.foreign;

import app.taskflow.events.field.DueText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Time zones by the names others give them. */
public final class ForeignZones {

    private static final Map<String, ZoneId> WINDOWS = windows();

    private ForeignZones() {}

    /**
     * Null if the name is neither of IANA ("Europe/Berlin", alone or at the end of a path as calendars write it) nor of
     * Windows ("W. Europe Standard Time").
     */
    public static @Nullable ZoneId find(String name) {
        ZoneId zone = DueText.zone(name);
        if (zone == null) {
            zone = WINDOWS.get(name.strip().toLowerCase(Locale.ROOT));
        }
        int from = name.startsWith("/") ? 1 : -1;
        while (zone == null && from > 0) {
            zone = DueText.zone(name.substring(from));
            from = name.indexOf('/', from) + 1;
        }
        return zone;
    }

    private static Map<String, ZoneId> windows() {
        try (InputStream table = ForeignZones.class.getResourceAsStream("windows-zones.txt")) {
            if (table == null) {
                throw new IllegalStateException("windows-zones.txt is not on the class path");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toUnmodifiableMap(
                            pair -> pair[0].toLowerCase(Locale.ROOT), pair -> ZoneId.of(pair[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
