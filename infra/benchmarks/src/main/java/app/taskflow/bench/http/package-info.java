/** HTTP/1.1 over plain sockets: a generator of load that is not itself what is slow, and the server to compare with. */
@NullMarked
package app.taskflow.bench.http;

import org.jspecify.annotations.NullMarked;
