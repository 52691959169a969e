package app.taskflow.cli.client;

import app.taskflow.events.id.UserId;
import org.jspecify.annotations.Nullable;

/** A user as the API shows her. */
public record Account(
        UserId id, String name, String email, @Nullable Long version) {}
