package app.taskflow.log.axon;

import app.taskflow.log.failure.LogException;

/** Events were to be appended whose meta data do not say whose they are. A mistake of the program; nothing was written. */
public final class MissingOwnerException extends LogException {

    MissingOwnerException(Class<?> event) {
        super("no '%s' in the meta data of %s".formatted(CommitMetaData.OWNER, event.getName()));
    }
}
