package app.taskflow.command.imports.intake;

import app.taskflow.events.id.UserId;
import app.taskflow.events.imports.ImportMode;
import app.taskflow.formats.row.Source;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way in.
 *
 * @param charset as the sender named it, if any
 * @param timeZone of times without one, if the sender named it
 */
public record Upload(
        UserId owner,
        InputStream file,
        Source source,
        ImportMode mode,
        @Nullable Charset charset,
        @Nullable ZoneId timeZone) {}
