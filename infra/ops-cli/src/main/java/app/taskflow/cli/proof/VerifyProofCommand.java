package app.taskflow.cli.proof;

import app.taskflow.cli.account.WrongUsageException;
import app.taskflow.cli.http.Json;
import app.taskflow.cli.terminal.Column;
import app.taskflow.cli.terminal.Style;
import app.taskflow.cli.terminal.Table;
import app.taskflow.cli.terminal.Terminal;
import app.taskflow.log.proof.CheckpointCheck;
import app.taskflow.log.proof.EventProof;
import app.taskflow.log.proof.ProofCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of auditors who trust nothing but the key. */
@Command(
        name = "verify-proof",
        description = {
            "Checks a proof that an event is in the log, as GET /api/v1/audit/proof/EVENT gives it. Nothing is asked of"
                    + " any server: the proof and the public key are enough."
        },
        footer = {
            "",
            "The key has to come from where you trust it: a copy of /.well-known/jwks.json taken earlier, or the key as"
                    + " PEM (BEGIN PUBLIC KEY). The format is in docs/proof-format.md.",
            "",
            "Example: ./taskflow verify-proof proof.json --key jwks.json",
            "",
            "Exit code: 0 when the proof holds, 1 when it does not, 2 for wrong usage."
        })
public final class VerifyProofCommand implements Callable<Integer> {

    private static final int LARGEST = 8 << 20;

    /** What a program gets to know; where it does not hold, nothing is claimed but that. */
    private record Verdict(
            boolean valid,
            @Nullable String fault,
            @Nullable UUID eventId,
            @Nullable String type,
            @Nullable UUID ownerId,
            @Nullable Long sequence,
            @Nullable Long position,
            @Nullable Instant at,
            @Nullable Long checkpointId,
            @Nullable Instant checkpointAt,
            @Nullable String keyId) {

        static Verdict broken(String fault) {
            return new Verdict(false, fault, null, null, null, null, null, null, null, null, null);
        }

        static Verdict holds(EventProof proof) {
            return new Verdict(
                    true,
                    null,
                    proof.event().eventId(),
                    proof.event().type(),
                    proof.commit().ownerId(),
                    proof.commit().first() + proof.commit().index(),
                    proof.commit().position(),
                    proof.commit().at(),
                    proof.checkpoint().id(),
                    proof.checkpoint().at(),
                    proof.checkpoint().keyId());
        }
    }

    private final Terminal terminal;
    private final InputStream standardInput;

    @Parameters(paramLabel = "FILE", description = "The proof; - reads it from standard input.")
    private Path file = Path.of("-");

    @Option(names = "--key", paramLabel = "FILE", required = true, description = "The public key: JWK set, JWK or PEM.")
    private Path key = Path.of("");

    @Option(names = "--json", description = "Print the verdict as one line of JSON.")
    private boolean json;

    public VerifyProofCommand(Terminal terminal, InputStream standardInput) {
        this.terminal = terminal;
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() {
        PublicKeys keys = PublicKeys.read(key);
        byte[] content = content();
        try {
            EventProof proof = ProofFile.read(content);
            String fault = new ProofCheck(new CheckpointCheck(keys::byId)).faultOf(proof);
            return fault == null ? holds(proof) : broken(fault);
        } catch (ProofFile.NoProofException e) {
            return broken(String.valueOf(e.getMessage()));
        }
    }

    private byte[] content() {
        try (InputStream in = file.toString().equals("-") ? standardInput : Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new WrongUsageException("%s is larger than any proof".formatted(file));
            }
            return content;
        } catch (NoSuchFileException _) {
            throw new WrongUsageException("cannot read %s: there is no such file".formatted(file));
        } catch (IOException e) {
            throw new WrongUsageException("cannot read %s: %s".formatted(file, e.getMessage()));
        }
    }

    private int broken(String fault) {
        if (json) {
            terminal.line(Json.line(Verdict.broken(fault)));
        } else {
            terminal.error("the proof does not hold: " + fault);
        }
        return ExitCode.SOFTWARE;
    }

    private int holds(EventProof proof) {
        if (json) {
            terminal.line(Json.line(Verdict.holds(proof)));
            return ExitCode.OK;
        }
        EventProof.Event event = proof.event();
        EventProof.Commit commit = proof.commit();
        terminal.line(terminal.styled(Style.GREEN, "The proof holds: ") + "this event is in the log, at this place.");
        new Table(Column.left(""), Column.left(""))
                .row("event", "%s, %s revision %d".formatted(event.eventId(), event.type(), event.revision()))
                .row("of the owner", "%s, her event %d".formatted(commit.ownerId(), commit.first() + commit.index()))
                .row("about", "%s, its event %d".formatted(event.aggregateId(), event.aggregateSequence()))
                .row("recorded", "%s, by %s, request %s".formatted(commit.at(), commit.actor(), commit.requestId()))
                .row(
                        "position",
                        "%d: partition %d, commit %d, event %d of %d"
                                .formatted(
                                        commit.position(),
                                        proof.inclusion().partition(),
                                        proof.inclusion().n(),
                                        commit.index() + 1,
                                        commit.digests().size()))
                .row(
                        "checkpoint",
                        "%d of %s"
                                .formatted(
                                        proof.checkpoint().id(),
                                        proof.checkpoint().at()))
                .row("signed with", proof.checkpoint().keyId())
                .row("data", event.data())
                .print(terminal);
        return ExitCode.OK;
    }
}
