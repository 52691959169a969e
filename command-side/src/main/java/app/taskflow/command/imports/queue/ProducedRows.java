package app.taskflow.command.imports.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.command.imports.Import;
import app.taskflow.command.imports.row.ImportRow;
import app.taskflow.command.imports.work.Streams;
import app.taskflow.events.wire.Topics;
import app.taskflow.formats.row.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Does the records of producers, as many of one import together as came together. What cannot be done goes to the dead
 * letters, with the reason in a header; if its import is known, its owner sees the reason too.
 */
final class ProducedRows {

    static final String REASON = "reason";

    private record Read(ConsumerRecord<String, byte[]> entry, ProducedRow row) {}

    private final Streams streams;
    private final TurnSender sender;

    ProducedRows(Streams streams, TurnSender sender) {
        this.streams = streams;
        this.sender = sender;
    }

    /**
     * @param entries of one partition, in their order, none of them a turn
     * @return how many rows were done
     */
    int take(List<ConsumerRecord<String, byte[]>> entries) {
        List<Read> together = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> entry : entries) {
            try {
                Read read = new Read(entry, ProducedRow.read(entry));
                if (!together.isEmpty() && !isOfSameImport(together.getFirst().row(), read.row())) {
                    flush(together);
                }
                together.add(read);
            } catch (UnfitRecordException e) {
                bury(entry, e.reason());
            }
        }
        flush(together);
        return entries.size();
    }

    private static boolean isOfSameImport(ProducedRow a, ProducedRow b) {
        return a.importId().equals(b.importId()) && a.owner().equals(b.owner());
    }

    private void flush(List<Read> together) {
        if (together.isEmpty()) {
            return;
        }
        List<Read> all = List.copyOf(together);
        together.clear();
        ProducedRow first = all.getFirst().row();
        Optional<Import> stream = streams.of(first.importId(), first.owner(), Source.TASKFLOW.wireName());
        if (stream.isEmpty()) {
            all.forEach(read -> bury(read.entry(), "the import is another one's"));
            return;
        }
        List<Streams.Item> items = items(stream.get(), all);
        if (!items.isEmpty()) {
            streams.take(stream.get(), items);
        }
        if (all.stream().anyMatch(read -> read.row().last())) {
            streams.complete(first.importId());
        }
    }

    private List<Streams.Item> items(Import stream, List<Read> all) {
        List<Streams.Item> items = new ArrayList<>();
        long number = stream.counts().processed();
        for (Read read : all) {
            boolean fresh = read.entry().offset() >= stream.next();
            if (fresh && read.row().hasTask()) {
                try {
                    ImportRow row = read.row().row(++number, stream.pace().requestedAt());
                    items.add(new Streams.Item(read.entry().offset(), row));
                    if (row instanceof ImportRow.Rejected rejected) {
                        bury(read.entry(), rejected.messages().getFirst().message());
                    }
                } catch (UnfitRecordException e) {
                    bury(read.entry(), e.reason());
                }
            }
        }
        return items;
    }

    private void bury(ConsumerRecord<String, byte[]> entry, String reason) {
        ProducerRecord<String, byte[]> dead = new ProducerRecord<>(Topics.IMPORTS_DEAD, entry.key(), entry.value());
        dead.headers().add(REASON, reason.getBytes(UTF_8));
        sender.send(dead);
    }
}
