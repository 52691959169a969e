package app.taskflow.command.audit.trail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some events in the order of their time.
 *
 * @param nextCursor null at the end of the log; a page with fewer events than asked for, even with none, may have one:
 *     it searched as much as one call may
 */
public record TrailPage(List<TrailEvent> events, @Nullable String nextCursor) {}
