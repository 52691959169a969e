package app.taskflow.cli.contract;

import com.sun.net.httpserver.Headers;

/** A request as it came in. */
public record Received(String request, String query, Headers headers, String body) {}
