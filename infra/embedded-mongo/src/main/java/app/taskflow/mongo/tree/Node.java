package app.taskflow.mongo.tree;

/** A part of a {@link KeyTree}; never changes. */
sealed interface Node permits Page, Branch {

    /** The number of keys below. */
    int size();

    /** Whether so little is left that it should be joined with a neighbour. */
    boolean isSparse();
}
