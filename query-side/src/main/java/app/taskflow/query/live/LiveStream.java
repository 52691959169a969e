package app.taskflow.query.live;

import app.taskflow.web.auth.AuthenticatedUser;
import java.io.IOException;
import java.time.Duration;

/**
 * One stream. It lives on the virtual thread of its request, which waits here for news and there for a slow reader:
 * neither holds up anybody else.
 */
final class LiveStream {

    private final AuthenticatedUser user;
    private final LiveLog log;
    private final Signal signal;
    private final StreamSlots.Slot slot;
    private final Duration heartbeat;
    private long position;
    private long renewed = System.nanoTime();

    /** @param position the sequence of the last event that the client has */
    LiveStream(
            AuthenticatedUser user,
            LiveLog log,
            Signal signal,
            StreamSlots.Slot slot,
            Duration heartbeat,
            long position) {
        this.user = user;
        this.log = log;
        this.signal = signal;
        this.slot = slot;
        this.heartbeat = heartbeat;
        this.position = position;
    }

    AuthenticatedUser user() {
        return user;
    }

    /** Has the stream end, between two events. */
    void end() {
        signal.end();
    }

    /**
     * Tells what happens, until the stream is to end.
     *
     * @throws IOException when the client has gone
     */
    void run(EventStreamWriter out) throws IOException, InterruptedException {
        while (!signal.isEnded()) {
            long reached = signal.await(position, heartbeat);
            if (signal.isEnded()) {
                return;
            }
            if (reached > position) {
                position = log.tell(user.id(), position, reached, out);
            } else {
                out.heartbeat(position);
            }
            renew();
        }
    }

    private void renew() {
        if (System.nanoTime() - renewed >= heartbeat.toNanos()) {
            slot.renew();
            renewed = System.nanoTime();
        }
    }
}
