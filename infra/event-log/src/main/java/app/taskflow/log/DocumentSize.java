package app.taskflow.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** How large a draft's document will be at the most, told before it is numbered and encoded. */
final class DocumentSize {

    /** MongoDB's 16 MiB. */
    static final long LIMIT = 16L << 20;

    private static final int COMMIT_FIXED = 512;
    private static final int EVENT_FIXED = 160;

    private DocumentSize() {}

    static long of(CommitDraft draft) {
        IdempotencyKey key = draft.key();
        long bytes = COMMIT_FIXED + text(draft.actor()) + text(draft.requestId()) + text(draft.traceparent());
        if (key != null) {
            bytes += text(key.key()) + text(key.requestDigest());
        }
        for (EventDraft event : draft.events()) {
            bytes += EVENT_FIXED + text(event.type().name()) + event.data().length;
            bytes += event.attributes() == null ? 0 : event.attributes().length;
        }
        return bytes;
    }

    private static long text(@Nullable String text) {
        return text == null ? 0 : text.getBytes(UTF_8).length;
    }
}
