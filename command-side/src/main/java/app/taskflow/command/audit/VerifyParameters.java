package app.taskflow.command.audit;

import app.taskflow.events.id.UserId;
import app.taskflow.web.input.QueryParameters;
import org.jspecify.annotations.Nullable;

/** @param ownerId whose events are verified, and with them the partition they are in; all where absent */
@QueryParameters
record VerifyParameters(@Nullable UserId ownerId) {}
