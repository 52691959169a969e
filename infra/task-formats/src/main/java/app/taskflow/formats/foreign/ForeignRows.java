package app.taskflow.formats.foreign;

import app.taskflow.events.field.Text;
import app.taskflow.formats.row.Finding;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowIdentities;
import app.taskflow.formats.row.RowIdentity;
import app.taskflow.formats.row.Source;
import org.jspecify.annotations.Nullable;

/** Makes rows of the tasks of another system. */
public final class ForeignRows {

    private static final int ID_LENGTH = 255;

    private final RowIdentities identities;

    public ForeignRows(Source source) {
        identities = new RowIdentities(source);
    }

    /** A row under its id in the other system; an unfit id falls back to the row's content. */
    public Row.Task withId(
            long number, long line, ForeignTask task, @Nullable String id, @Nullable String parentId, String content) {
        String parentExternalId = fit(parentId);
        RowIdentity parent = parentExternalId == null ? null : identities.ofExternalId(parentExternalId);
        String externalId = fit(id);
        if (externalId == null) {
            return withoutId(number, line, task, parent, content);
        }
        if (identities.count(externalId) > 1) {
            task.warn(
                    Finding.Code.REPEATED_ID,
                    null,
                    "has the id of a task that this file had before; it is kept as it was there");
        }
        return new Row.Task(
                number,
                line,
                identities.ofExternalId(externalId),
                parent,
                task.build(externalId, parentExternalId),
                task.warnings());
    }

    /** A row that is known by its content only. */
    public Row.Task withoutId(long number, long line, ForeignTask task, @Nullable RowIdentity parent, String content) {
        RowIdentity identity = identities.ofContent(content);
        return new Row.Task(number, line, identity, parent, task.build(null, null), task.warnings());
    }

    private static @Nullable String fit(@Nullable String id) {
        if (id == null || Text.hasControl(id) || Text.hasLoneSurrogate(id)) {
            return null;
        }
        String stripped = Text.strip(id);
        return Text.isVisible(stripped) && Text.length(stripped) <= ID_LENGTH ? stripped : null;
    }
}
