package app.taskflow.query.replay.api;

import app.taskflow.events.id.UserId;
import app.taskflow.web.input.Checked;
import app.taskflow.web.input.Violations;
import org.jspecify.annotations.Nullable;

/**
 * What is to be built anew.
 *
 * @param projection by its name
 * @param ownerId whose views alone; all where absent
 */
record ReplayRequest(@Nullable String projection, @Nullable UserId ownerId) implements Checked {

    @Override
    public void check(Violations violations) {
        violations.check(projection != null, "/projection", "required", "The name of a projection is needed");
    }
}
