package app.taskflow.query.list;

import app.taskflow.query.view.Shelf;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On which shelves a list looks.
 *
 * <p>By default a list shows neither archived nor deleted tasks. Whoever asks for the trash sees all of it, the tasks
 * that had been archived before included, unless {@code archived} is given too.
 *
 * @param archived null where the client does not say
 */
public record Shelves(@Nullable Choice archived, Choice deleted) {

    public static final Shelves DEFAULT = new Shelves(null, Choice.NONE);

    public Set<Shelf> shelves() {
        Set<Shelf> shelves = EnumSet.noneOf(Shelf.class);
        if (deleted != Choice.NONE) {
            shelves.add(Shelf.TRASH);
        }
        if (deleted != Choice.ONLY) {
            if (archived != Choice.ONLY) {
                shelves.add(Shelf.LIVE);
            }
            if (archived == Choice.ONLY || archived == Choice.ANY) {
                shelves.add(Shelf.ARCHIVED);
            }
        }
        return shelves;
    }
}
