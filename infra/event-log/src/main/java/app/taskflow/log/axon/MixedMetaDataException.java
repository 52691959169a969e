package app.taskflow.log.axon;

import app.taskflow.log.failure.LogException;
import java.util.List;

/** Events of different owners, requests or actors were to be appended as one commit. A mistake of the program; nothing was written. */
public final class MixedMetaDataException extends LogException {

    MixedMetaDataException(String name, List<String> values) {
        super("one commit, but its events have '%s' %s".formatted(name, values));
    }
}
