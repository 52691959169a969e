package app.taskflow.log;

import java.util.List;

/**
 * How many commits to read at once so that they bring about so many events. What a reader has in memory, and what others
 * wait for, is events, and one commit of an import or a batch holds hundreds of times as many as another. It begins
 * small, as nobody knows yet how large the commits are. For one reader.
 */
public final class PageSize {

    private static final int FIRST = 4;
    private static final int GROWTH = 4;

    private final int events;
    private final int most;
    private int commits;

    /**
     * @param events that a page should bring
     * @param most how many commits a page has at the most
     * @throws IllegalArgumentException if one of them is less than one
     */
    public PageSize(int events, int most) {
        if (events < 1 || most < 1) {
            throw new IllegalArgumentException("no page: %d events, %d commits".formatted(events, most));
        }
        this.events = events;
        this.most = most;
        this.commits = Math.min(FIRST, most);
    }

    /** The limit of the next page, in commits. */
    public int commits() {
        return commits;
    }

    /** Adapts to what a page has brought; it grows by steps, as what follows may be larger. */
    public void learn(List<Commit> page) {
        if (!page.isEmpty()) {
            long brought =
                    page.stream().mapToLong(commit -> commit.events().size()).sum();
            long fitting = (long) events * page.size() / brought;
            commits = (int) Math.clamp(fitting, 1, Math.min((long) commits * GROWTH, most));
        }
    }
}
