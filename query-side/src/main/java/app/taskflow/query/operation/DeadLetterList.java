package app.taskflow.query.operation;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Position;
import app.taskflow.query.cursor.CursorSeal;
import app.taskflow.query.store.DeadLetter;
import app.taskflow.query.store.DeadLetters;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dead letters in pages, in the order of the log. */
final class DeadLetterList {

    /** A page as it goes over the wire. */
    record Page(List<DeadLetterJson> items, @Nullable String nextCursor) {}

    private static final ByteBuffer START =
            ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putInt(Long.BYTES, -1);

    private final DeadLetters letters;
    private final CursorSeal seal;

    DeadLetterList(DeadLetters letters, CursorSeal seal) {
        this.letters = letters;
        this.seal = seal;
    }

    /** @throws app.taskflow.web.problem.ProblemException 400 if the cursor is not one of this operator and list */
    Page page(UserId operator, DeadLetterParameters wanted) {
        String list = "dead-letters|" + wanted.state();
        ByteBuffer after =
                wanted.cursor() == null ? START : ByteBuffer.wrap(seal.open(operator, list, wanted.cursor()));
        List<DeadLetter> found = letters.page(
                wanted.wanted(), Position.of(after.getLong(0)), after.getInt(Long.BYTES), wanted.limit() + 1);
        List<DeadLetter> shown = found.subList(0, Math.min(found.size(), wanted.limit()));
        return new Page(
                shown.stream().map(DeadLetterJson::of).toList(),
                found.size() > shown.size() ? seal.seal(operator, list, place(shown.getLast())) : null);
    }

    private static byte[] place(DeadLetter letter) {
        return ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(letter.position().value())
                .putInt(letter.index())
                .array();
    }
}
