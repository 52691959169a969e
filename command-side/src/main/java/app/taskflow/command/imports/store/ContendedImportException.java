package app.taskflow.command.imports.store;

import app.taskflow.events.id.ImportId;

/** Others were faster, again and again. */
public final class ContendedImportException extends RuntimeException {

    ContendedImportException(ImportId id) {
        super("import %s is changed by others all the time".formatted(id));
    }
}
