package app.taskflow.mongo.tree;

/** A node that became too large, as two. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Split(Node left, byte[] separator, Node right) {}
