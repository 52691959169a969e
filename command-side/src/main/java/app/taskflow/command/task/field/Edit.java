package app.taskflow.command.task.field;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One field as a client wants it: the text as it was sent, null to clear it. A field without an edit stays as it is. */
public sealed interface Edit {

    record Title(@Nullable String text) implements Edit {}

    record Description(@Nullable String text) implements Edit {}

    record Status(@Nullable String text) implements Edit {}

    record Priority(@Nullable String text) implements Edit {}

    record DueDate(@Nullable String text) implements Edit {}

    record DueTime(@Nullable String text) implements Edit {}

    record TimeZone(@Nullable String text) implements Edit {}

    record Tags(@Nullable List<@Nullable String> texts) implements Edit {
        // Spelled out, as in a compact constructor NullAway loses sight of the nullable elements.
        public Tags(@Nullable List<@Nullable String> texts) {
            this.texts = texts == null ? null : Collections.unmodifiableList(new ArrayList<>(texts));
        }
    }
}
