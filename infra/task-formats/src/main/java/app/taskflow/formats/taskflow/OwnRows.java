package app.taskflow.formats.taskflow;

import app.taskflow.formats.row.Finding;
import app.taskflow.formats.row.ReadOptions;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowIdentities;
import app.taskflow.formats.row.RowIdentity;
import app.taskflow.formats.row.Source;
import app.taskflow.formats.task.PortableTask;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Makes rows of the texts of our own formats. */
final class OwnRows {

    private final ReadOptions options;
    private final RowIdentities identities = new RowIdentities(Source.TASKFLOW);

    OwnRows(ReadOptions options) {
        this.options = options;
    }

    /** Where a row stands in its file. */
    record Place(long number, long line) {

        Row rejected(Finding finding) {
            return new Row.Rejected(number, line, List.of(finding));
        }
    }

    Row read(Place place, FieldCheck.Texts texts, String content) {
        return read(place, new FieldCheck(options.timeZone()), texts, content);
    }

    Row read(Place place, JsonNode json, String content) {
        FieldCheck check = new FieldCheck(options.timeZone());
        return read(place, check, TaskJson.read(json, check), content);
    }

    private Row read(Place place, FieldCheck check, FieldCheck.Texts texts, String content) {
        PortableTask task = check.read(texts);
        if (task == null) {
            return new Row.Rejected(place.number(), place.line(), check.errors());
        }
        String id = task.externalId();
        List<Finding> warnings = id == null || identities.count(id) == 1
                ? List.of()
                : List.of(new Finding(
                        Finding.Code.REPEATED_ID,
                        "externalId",
                        "names a task that this file had before; it is kept as it was there"));
        RowIdentity identity = id == null ? identities.ofContent(content) : identities.ofExternalId(id);
        String parent = task.parentExternalId();
        return new Row.Task(
                place.number(),
                place.line(),
                identity,
                parent == null ? null : identities.ofExternalId(parent),
                task,
                warnings);
    }
}
