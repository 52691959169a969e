package app.taskflow.mongo.plan;

/**
 * A range of the keys of an index.
 *
 * @param low the first key that is in it, or the bytes with which it begins
 * @param high the first key that is not
 * @param skip how many bytes at the beginning all its keys have in common because the query fixes those fields
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Range(byte[] low, byte[] high, int skip) {}
