package app.taskflow.command.audit.trail;

import app.taskflow.log.Commit;
import app.taskflow.log.RecordedEvent;

/** An event and the commit that it is of. */
public record TrailEvent(Commit commit, RecordedEvent event) {}
