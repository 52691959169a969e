package app.taskflow.mongo.journal;

import app.taskflow.mongo.bson.MongoError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the data directory back: the newest snapshot, then the changes since. */
public final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final long NOT_READ = -1;

    private final Directory directory;
    private final Changes.Receiver receiver;
    private long sequence;
    private long bytes;
    private long end;

    private Recovery(Directory directory, Changes.Receiver receiver) {
        this.directory = directory;
        this.receiver = receiver;
    }

    /**
     * Makes all durable changes again, cuts off what a crash left unfinished, and opens the journal behind it.
     *
     * @throws CorruptFile if anything but the unfinished end is damaged or missing
     */
    public static Journal open(Path path, long maxFileBytes, Changes.Receiver receiver) throws IOException {
        Directory directory = new Directory(path);
        return new Recovery(directory, receiver).open(maxFileBytes);
    }

    private Journal open(long maxFileBytes) throws IOException {
        directory.removeIncomplete();
        List<Long> snapshots = directory.snapshots();
        long first = 1;
        if (!snapshots.isEmpty()) {
            first = snapshots.getLast();
            readSnapshot(directory.snapshot(first));
            directory.removeBefore(first);
        }
        List<Long> journals = directory.journals();
        long last = first + journals.size() - 1;
        for (long number = first; number <= last; number++) {
            if (!journals.contains(number)) {
                throw new CorruptFile(directory.journal(number), 0, "the file is missing");
            }
        }
        if (journals.isEmpty()) {
            if (!snapshots.isEmpty()) {
                throw new CorruptFile(directory.journal(first), 0, "the file is missing");
            }
            return new Journal(directory, maxFileBytes, first, 0, 0, 0);
        }
        if (headerOf(last) == NOT_READ) {
            requireUnfinished(last);
            Files.delete(directory.journal(last));
            last--;
        }
        for (long number = first; number <= last; number++) {
            readJournal(number, number == last ? Long.MAX_VALUE : endOf(number));
        }
        return new Journal(directory, maxFileBytes, Math.max(first, last), sequence, last < first ? 0 : end, bytes);
    }

    private void readSnapshot(Path path) throws IOException {
        try (FrameReader reader = new FrameReader(path)) {
            if (!reader.next() || reader.kind() != Frame.HEADER) {
                throw new CorruptFile(path, 0, "the snapshot has no header");
            }
            sequence = reader.sequence();
            for (long frame = 0; reader.next(); frame++) {
                if (reader.sequence() != frame) {
                    throw new CorruptFile(path, reader.position(), "a part of the snapshot is missing");
                }
                if (reader.kind() == Frame.END) {
                    return;
                }
                replay(path, reader);
            }
            throw new CorruptFile(path, reader.position(), "the snapshot breaks off");
        }
    }

    /** Where the previous file ends according to a file's header, {@link #NOT_READ} if it has no whole header. */
    private long headerOf(long number) throws IOException {
        try (FrameReader reader = new FrameReader(directory.journal(number))) {
            return reader.next() && reader.kind() == Frame.HEADER ? reader.sequence() : NOT_READ;
        }
    }

    /** Where a file ends according to the next one. */
    private long endOf(long number) throws IOException {
        long end = headerOf(number + 1);
        if (end == NOT_READ) {
            throw new CorruptFile(directory.journal(number + 1), 0, "the header is not readable");
        }
        return end;
    }

    private void requireUnfinished(long number) throws IOException {
        Path path = directory.journal(number);
        try (FrameReader reader = new FrameReader(path)) {
            if (reader.hasLaterFrame()) {
                throw new CorruptFile(path, 0, "the header is not readable");
            }
        }
    }

    private void readJournal(long number, long limit) throws IOException {
        Path path = directory.journal(number);
        try (FrameReader reader = new FrameReader(path)) {
            if (!reader.next() || reader.kind() != Frame.HEADER) {
                throw new CorruptFile(path, 0, "the header is not readable");
            }
            long start = reader.position();
            end = start;
            while (end < limit && reader.next()) {
                if (reader.sequence() != sequence) {
                    throw new CorruptFile(path, end, "expected frame " + sequence + " but found " + reader.sequence());
                }
                replay(path, reader);
                sequence++;
                end = reader.position();
            }
            bytes += end - start;
            if (limit == Long.MAX_VALUE) {
                checkEnd(path, reader);
            } else if (end != limit) {
                throw new CorruptFile(path, end, "the file should have frames up to " + limit);
            }
        }
    }

    /** The checksum holds, so what cannot be made again was written by another version. */
    private void replay(Path path, FrameReader reader) throws IOException {
        try {
            Changes.replay(reader.payload(), reader.length(), receiver);
        } catch (IllegalStateException | IndexOutOfBoundsException | MongoError e) {
            long start = reader.position() - reader.length() - Frame.HEADER_BYTES;
            throw new CorruptFile(path, start, "a change cannot be made again: " + e.getMessage());
        }
    }

    private static void checkEnd(Path path, FrameReader reader) throws IOException {
        long rest = reader.size() - reader.position();
        if (rest == 0) {
            return;
        }
        if (reader.hasLaterFrame()) {
            throw new CorruptFile(path, reader.position(), "a frame is not readable, but later ones are");
        }
        LOG.warn("cut off {} bytes of {} that a crash left unfinished", rest, path);
    }
}
