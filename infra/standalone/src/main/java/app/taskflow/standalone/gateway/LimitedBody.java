package app.taskflow.standalone.gateway;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.util.AttachmentKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * A body of unknown length that ends in an error when it passes the limit of its path: Undertow's own limit for such
 * bodies is fixed before the path is known. The proxy takes the error for a broken node; the mark on the exchange tells
 * the two apart.
 */
final class LimitedBody extends AbstractStreamSourceConduit<StreamSourceConduit> {

    private static final AttachmentKey<Boolean> PASSED = AttachmentKey.create(Boolean.class);

    private final HttpServerExchange exchange;
    private final long limit;
    private long bytes;

    private LimitedBody(StreamSourceConduit source, HttpServerExchange exchange, long limit) {
        super(source);
        this.exchange = exchange;
        this.limit = limit;
    }

    static void limit(HttpServerExchange exchange, long limit) {
        if (exchange.getRequestContentLength() < 0 && !exchange.isRequestComplete()) {
            exchange.addRequestWrapper((source, wrapped) -> new LimitedBody(source.create(), exchange, limit));
        }
    }

    static boolean passedItsLimit(HttpServerExchange exchange) {
        return exchange.getAttachment(PASSED) != null;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return (int) counted(super.read(target));
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return counted(super.read(targets, offset, length));
    }

    @Override
    public long transferTo(long position, long count, FileChannel target) throws IOException {
        return counted(super.transferTo(position, count, target));
    }

    @Override
    public long transferTo(long count, ByteBuffer through, StreamSinkChannel target) throws IOException {
        long moved = super.transferTo(count, through, target);
        counted(moved + through.remaining());
        return moved;
    }

    private long counted(long read) throws RequestTooBigException {
        bytes += Math.max(read, 0);
        if (bytes > limit) {
            exchange.putAttachment(PASSED, true);
            exchange.setPersistent(false);
            throw new RequestTooBigException("the body has more than " + limit + " bytes");
        }
        return read;
    }
}
