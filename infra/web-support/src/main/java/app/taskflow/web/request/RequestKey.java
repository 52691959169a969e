package app.taskflow.web.request;

/**
 * By what a request that may be sent again is recognised.
 *
 * @param id as the client chose it
 * @param digest of what it asks for: method, path, query and body
 */
public record RequestKey(String id, String digest) {}
