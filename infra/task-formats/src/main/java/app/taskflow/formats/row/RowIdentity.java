package app.taskflow.formats.row;

/**
 * Which row this is, for whoever imports it and however often: the same bytes give the same identities in the same
 * order. Together with the owner it names one task, so a repeat can be refused by a unique index.
 *
 * @param key {@code id:} and the external id; for a row without one {@code row:}, 32 hex digits of a digest of its
 *     content, {@code :} and its ordinal (from 1) among the equal rows of its file. Never longer than 300 characters
 *     of one line.
 */
public record RowIdentity(Source source, String key) {

    /** One text for both parts, fit to be hashed into an id. */
    @Override
    public String toString() {
        return source.wireName() + "/" + key;
    }
}
