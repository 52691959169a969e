package app.taskflow.log.proof;

import static app.taskflow.log.Drafts.draft;
import static app.taskflow.log.Drafts.event;
import static app.taskflow.log.Drafts.owner;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.Commit;
import app.taskflow.log.CommitCodec;
import app.taskflow.log.EventLog;
import app.taskflow.log.LogOptions;
import app.taskflow.log.TestMongo;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A log of two partitions with 700 commits, so that its trees have complete parts and others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProofTest {

    private static final Partitioning PARTITIONS = new Partitioning(2);
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00.000Z");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final KeyPair KEYS = keys();

    private final MongoDatabase database = TestMongo.newDatabase();
    private final List<Commit> written = new ArrayList<>();
    private final ProofCheck check = new ProofCheck(new CheckpointCheck(ProofTest::publicKey));
    private EventLog log;
    private Prover prover;

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable PublicKey publicKey(String id) {
        return id.equals("key-1") ? KEYS.getPublic() : null;
    }

    @BeforeAll
    void write() {
        log = EventLog.open(database, PARTITIONS, LogOptions.DEFAULT);
        prover = new Prover(log, database);
        UserId owner = owner();
        for (int i = 0; i < 600; i++) {
            written.add(log.append(draft(owner, event(UUID.randomUUID(), 0), event(UUID.randomUUID(), 0))));
        }
        for (int i = 0; i < 100; i++) {
            written.add(log.append(draft(owner())));
        }
    }

    @AfterAll
    void drop() {
        log.close();
        database.drop();
    }

    private Checkpoint checkpoint() {
        return sign(1, prover.heads());
    }

    private static Checkpoint sign(long id, List<TreeHead> heads) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(KEYS.getPrivate());
            String root = Checkpoint.rootOf(heads);
            signer.update(Checkpoint.statement(id, AT, root));
            String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
            return new Checkpoint(id, AT, heads, root, "key-1", signature);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void every_event_is_proven_by_the_public_key_alone() {
        Checkpoint checkpoint = checkpoint();
        for (Commit commit : written) {
            for (int index = 0; index < commit.events().size(); index++) {
                assertThat(check.faultOf(prover.prove(commit, index, checkpoint)))
                        .isNull();
            }
        }
    }

    @Test
    void a_proof_survives_as_json() {
        EventProof proof = prover.prove(written.get(300), 1, checkpoint());
        EventProof read = JSON.readValue(JSON.writeValueAsString(proof), EventProof.class);
        assertThat(read).isEqualTo(proof);
        assertThat(check.faultOf(read)).isNull();
    }

    @Test
    void a_later_checkpoint_proves_the_same_event() {
        prover.heads();
        written.add(log.append(draft(owner())));
        assertThat(check.faultOf(prover.prove(written.getFirst(), 0, checkpoint())))
                .isNull();
        assertThat(check.faultOf(prover.prove(written.getLast(), 0, checkpoint())))
                .isNull();
    }

    @Test
    void another_node_comes_to_the_same_heads() {
        assertThat(new Prover(log, database).heads()).isEqualTo(prover.heads());
    }

    @Test
    void what_a_tree_was_can_be_told_when_it_has_grown() {
        int partition = written.getFirst().position().partition();
        String before = new Prover(log, database).rootOf(partition, 300);
        prover.heads();
        assertThat(prover.rootOf(partition, 300)).isEqualTo(before);
    }

    @Test
    void a_hash_that_was_changed_in_the_log_changes_the_root() {
        Commit commit = written.get(7);
        int partition = commit.position().partition();
        MongoCollection<Document> commits = database.getCollection(CommitCodec.COLLECTION);
        commits.updateOne(eq(commit.position().value()), set(CommitCodec.HASH, new byte[32]));
        String altered = new Prover(log, database).rootOf(partition, 300);
        commits.updateOne(eq(commit.position().value()), set(CommitCodec.HASH, commit.hash()));
        assertThat(altered).isNotEqualTo(new Prover(log, database).rootOf(partition, 300));
    }

    /** Every text and number of a proof that bears on it; what is altered is the first character or the last digit. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/format",
                "/event/aggregateId",
                "/event/aggregateSequence",
                "/event/eventId",
                "/event/type",
                "/event/revision",
                "/event/data",
                "/commit/position",
                "/commit/ownerId",
                "/commit/first",
                "/commit/at",
                "/commit/actor",
                "/commit/requestId",
                "/commit/prev",
                "/commit/index",
                "/commit/digests/0",
                "/commit/digests/1",
                "/inclusion/partition",
                "/inclusion/n",
                "/inclusion/path/0",
                "/inclusion/path/3",
                "/checkpoint/id",
                "/checkpoint/at",
                "/checkpoint/root",
                "/checkpoint/keyId",
                "/checkpoint/signature",
                "/checkpoint/heads/0/n",
                "/checkpoint/heads/1/n",
                "/checkpoint/heads/0/hash",
                "/checkpoint/heads/0/root"
            })
    void an_altered_proof_does_not_hold(String pointer) {
        ObjectNode proof = (ObjectNode) JSON.valueToTree(prover.prove(written.get(300), 1, checkpoint()));
        String parent = pointer.substring(0, pointer.lastIndexOf('/'));
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        JsonNode value = proof.at(pointer);
        JsonNode altered = value.isNumber()
                ? JSON.valueToTree(value.asLong() == 1 ? 0 : value.asLong() + 1)
                : JSON.valueToTree(alter(pointer, value.asString()));
        if (proof.at(parent) instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), altered);
        } else {
            ((ObjectNode) proof.at(parent)).set(name, altered);
        }
        assertThat(check.faultOf(JSON.treeToValue(proof, EventProof.class)))
                .as(pointer)
                .isNotNull();
    }

    private static String alter(String pointer, String text) {
        if (pointer.endsWith("/at")) {
            return Instant.parse(text).plusMillis(1).toString();
        }
        return (text.charAt(0) == 'a' || text.charAt(0) == '0' ? "1" : text.charAt(0) == '1' ? "2" : "0")
                + text.substring(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz", "abc"})
    void malformed_hashes_are_a_fault_and_no_exception(String hash) {
        Checkpoint good = checkpoint();
        TreeHead head = new TreeHead(0, 1, hash, hash);
        assertThat(new CheckpointCheck(ProofTest::publicKey)
                        .faultOf(new Checkpoint(1, AT, List.of(head), good.root(), good.keyId(), good.signature())))
                .isNotNull();
        assertThat(new CheckpointCheck(ProofTest::publicKey)
                        .faultOf(new Checkpoint(1, AT, good.heads(), good.root(), good.keyId(), hash + "*")))
                .isNotNull();
        EventProof proof = prover.prove(written.getFirst(), 0, good);
        assertThat(check.faultOf(new EventProof(
                        proof.format(),
                        proof.event(),
                        proof.commit(),
                        new EventProof.Inclusion(proof.inclusion().partition(), 1, List.of(hash)),
                        good)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T10:00:00.000000001Z", "+1000000000-12-31T23:59:59.000Z"})
    void a_time_that_cannot_be_hashed_is_a_fault_and_no_exception(String at) {
        ObjectNode proof = (ObjectNode) JSON.valueToTree(prover.prove(written.getFirst(), 0, checkpoint()));
        ((ObjectNode) proof.path("commit")).put("at", at);
        assertThat(check.faultOf(JSON.treeToValue(proof, EventProof.class))).isNotNull();
    }

    @Test
    void a_checkpoint_of_another_key_is_not_believed() {
        Checkpoint good = checkpoint();
        Checkpoint foreign = new Checkpoint(1, AT, good.heads(), good.root(), "key-2", good.signature());
        assertThat(new CheckpointCheck(ProofTest::publicKey).faultOf(foreign)).contains("key-2");
        assertThat(HexFormat.of().parseHex(good.root())).hasSize(32);
    }
}
