package app.taskflow.mongo.plan;

import app.taskflow.mongo.bson.KeyWriter;
import app.taskflow.mongo.tree.KeyTree;

/**
 * A place between the keys of one field: before a key and all that begins with it, or behind those.
 *
 * <p>Which of the two is kept beside the key: its bytes do not tell, as a key may end with any byte.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Cut(byte[] key, boolean behind) {

    static Cut before(byte[] key) {
        return new Cut(key, false);
    }

    static Cut behind(byte[] key) {
        return new Cut(key, true);
    }

    /** Bytes that are above every key before the cut, and not above any other. */
    byte[] bytes() {
        return behind ? KeyTree.above(key) : key;
    }

    /** The place as it is where the keys have all their bits inverted: what was just before a key is just behind it. */
    Cut inverted() {
        return new Cut(KeyWriter.inverted(key), !behind);
    }
}
