package app.taskflow.mongo.command;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.DocumentWriter;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A result that a client fetches batch by batch. One batch at a time. */
final class Cursor {

    /** A reply takes no more than this, but always one document. */
    private static final int BATCH_BYTES = Bson.MAX_DOCUMENT_SIZE;

    /** Where the documents come from. */
    interface Rows extends Iterator<byte[]> {

        /** Called after each batch but the last. */
        void suspend();

        /** Called before each batch but the first; throws {@code MongoError} if it cannot go on. */
        void resume();
    }

    private final String namespace;
    private final Rows rows;
    private final boolean immortal;
    private byte @Nullable [] ahead;
    private long used = System.nanoTime();

    Cursor(String namespace, Rows rows, boolean immortal) {
        this.namespace = namespace;
        this.rows = rows;
        this.immortal = immortal;
    }

    String namespace() {
        return namespace;
    }

    boolean isOlderThan(long nanos) {
        return !immortal && System.nanoTime() - used > nanos;
    }

    /** Writes up to so many documents; returns whether there are more. */
    boolean batch(String name, long size, DocumentWriter out) {
        out.startArray(name);
        int start = out.length();
        int count = 0;
        boolean more = ahead != null || rows.hasNext();
        while (more && count < size) {
            byte[] document = ahead == null ? rows.next() : ahead;
            if (count > 0 && out.length() - start + document.length > BATCH_BYTES) {
                ahead = document;
                break;
            }
            ahead = null;
            out.put(count++, document);
            more = rows.hasNext();
        }
        out.end();
        used = System.nanoTime();
        return more;
    }

    void suspend() {
        if (ahead == null) {
            ahead = rows.next();
        }
        rows.suspend();
    }

    void resume() {
        rows.resume();
    }
}
