package app.taskflow.formats.taskflow;

import app.taskflow.formats.row.Finding.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The texts of a task in JSON, under the names of the API. */
final class TaskJson {

    private static final Set<String> READ = Set.of(
            "externalId",
            "parentExternalId",
            "id",
            "parentId",
            "title",
            "description",
            "status",
            "priority",
            "dueDate",
            "dueTime",
            "timeZone",
            "tags",
            "recurrence",
            "createdAt",
            "completedAt",
            "archivedAt",
            "deletedAt");

    /** What a task of the API has and the service gives anew: a list of tasks can be imported as it was read. */
    private static final Set<String> GIVEN_ANEW = Set.of("updatedAt", "rank", "version", "seriesId", "source");

    private final JsonNode json;
    private final FieldCheck check;

    private TaskJson(JsonNode json, FieldCheck check) {
        this.json = json;
        this.check = check;
    }

    /** Reads them as far as they are texts; what is not goes to {@code check}. */
    static FieldCheck.Texts read(JsonNode json, FieldCheck check) {
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            if (!READ.contains(property.getKey()) && !GIVEN_ANEW.contains(property.getKey())) {
                check.error(
                        Code.UNKNOWN_PROPERTY, null, "has no property called " + FieldCheck.shown(property.getKey()));
            }
        }
        return new TaskJson(json, check).texts();
    }

    private FieldCheck.Texts texts() {
        if (text("deletedAt") != null) {
            check.error(Code.DELETED_IN_SOURCE, "deletedAt", "was in the trash; restore it before it is exported");
        }
        String externalId = text("externalId");
        String parentExternalId = text("parentExternalId");
        String id = text("id");
        String parentId = text("parentId");
        return new FieldCheck.Texts(
                externalId == null ? id : externalId,
                parentExternalId == null ? parentId : parentExternalId,
                text("title"),
                text("description"),
                text("status"),
                text("priority"),
                text("dueDate"),
                text("dueTime"),
                text("timeZone"),
                tags(),
                text("recurrence"),
                text("createdAt"),
                text("completedAt"),
                text("archivedAt"));
    }

    private @Nullable String text(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            check.error(Code.WRONG_TYPE, name, "must be a string");
            return null;
        }
        return value.stringValue();
    }

    private List<String> tags() {
        JsonNode value = json.get("tags");
        if (value == null || value.isNull()) {
            return List.of();
        }
        List<String> tags = new ArrayList<>();
        for (JsonNode tag : value) {
            if (tag.isString()) {
                tags.add(tag.stringValue());
            }
        }
        if (!value.isArray() || tags.size() != value.size()) {
            check.error(Code.WRONG_TYPE, "tags", "must be an array of strings");
        }
        return tags;
    }
}
