package app.taskflow.log.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That an event is in the log, at its place, as a signed checkpoint says; with all that is needed to see it. Other
 * events of the same commit enter as digests, which tell nothing about them. Hashes are hexadecimal.
 *
 * @param format {@value #FORMAT}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventProof(String format, Event event, Commit commit, Inclusion inclusion, Checkpoint checkpoint) {

    public static final String FORMAT = "taskflow.proof.v1";

    /**
     * @param data the event's JSON as it was stored, as text
     * @param attributes likewise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Event(
            UUID aggregateId,
            long aggregateSequence,
            UUID eventId,
            String type,
            int revision,
            String data,
            @Nullable String attributes) {}

    /**
     * @param index of the event among those of the commit, from 0
     * @param digests of all its events, in their order
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Commit(
            long position,
            UUID ownerId,
            long first,
            Instant at,
            String actor,
            String requestId,
            @Nullable String traceparent,
            @Nullable String key,
            @Nullable String keyDigest,
            String prev,
            int index,
            List<String> digests) {

        public Commit {
            digests = List.copyOf(digests);
        }
    }

    /** @param path from the commit's hash up to the root of its partition in the checkpoint */
    public record Inclusion(int partition, long n, List<String> path) {

        public Inclusion {
            path = List.copyOf(path);
        }
    }
}
