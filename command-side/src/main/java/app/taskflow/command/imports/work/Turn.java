package app.taskflow.command.imports.work;

import app.taskflow.command.imports.Import;
import app.taskflow.events.id.ImportId;
import app.taskflow.events.id.UserId;

/**
 * It is an import's turn to do some work. A turn is for one version of the import: whoever takes a repeated or a late
 * one sees that it is over.
 */
public record Turn(ImportId id, UserId owner, long version) {

    public static Turn of(Import state) {
        return new Turn(state.id(), state.owner(), state.version());
    }
}
