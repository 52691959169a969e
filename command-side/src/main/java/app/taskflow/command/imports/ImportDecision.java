package app.taskflow.command.imports;

import app.taskflow.events.imports.ImportEvent;
import java.util.List;

/** What comes of a command. */
public sealed interface ImportDecision {

    /** @param events what happens; none if the import already is as the command wants it */
    record Accepted(List<ImportEvent> events) implements ImportDecision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected(ImportRejection rejection) implements ImportDecision {}
}
