package app.taskflow.mongo.plan;

import app.taskflow.mongo.bson.KeyWriter;
import app.taskflow.mongo.tree.KeyTree;

/**
 * A place between the keys of one field: before all keys that begin with some bytes, or behind them.
 *
 * <p>Which of the two is kept beside the bytes: they do not tell, as a key may end with any byte.
 *
 * @param whole whether the bytes are a whole key, behind which no 0xFF comes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Cut(byte[] beginning, boolean whole, boolean behind) {

    static Cut before(byte[] key) {
        return new Cut(key, true, false);
    }

    static Cut behind(byte[] key) {
        return new Cut(key, true, true);
    }

    /** Before the keys that begin with what is not a whole key; its last byte is neither the lowest nor the highest. */
    static Cut beforeAll(byte[] beginning) {
        return new Cut(beginning, false, false);
    }

    /** Bytes that are above every key before the cut, and not above any other. */
    byte[] bytes() {
        return behind ? KeyTree.above(beginning) : beginning;
    }

    /** The place as it is where the keys have all their bits inverted: what was just before a key is just behind it. */
    Cut inverted() {
        byte[] inverted = KeyWriter.inverted(beginning);
        if (whole) {
            return new Cut(inverted, true, !behind);
        }
        inverted[inverted.length - 1]++;
        return beforeAll(inverted);
    }
}
