package app.taskflow.mongo.store;

import app.taskflow.mongo.index.Definition;
import app.taskflow.mongo.tree.KeyTree;

/**
 * An index as it is at one moment.
 *
 * @param arrays a bit for each field of the key in which some document had or has an array
 */
public record Index(Definition definition, KeyTree tree, int arrays) {

    /** Whether some document has, or had, an array in the field at a position of the key. */
    public boolean isMultikey(int field) {
        return (arrays & 1 << field) != 0;
    }

    public boolean isMultikey() {
        return arrays != 0;
    }
}
