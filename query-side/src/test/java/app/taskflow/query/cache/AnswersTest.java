package app.taskflow.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.id.UserId;
import app.taskflow.query.TestLog;
import app.taskflow.query.TestRedis;
import app.taskflow.query.redis.RedisLink;
import app.taskflow.query.stats.StatisticsQuery;
import app.taskflow.web.conditional.EntityTag;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final int CROWD = 50;
    private static final UserId OWNER = TestLog.newOwner();
    private static final Answer ANSWER = new Answer(EntityTag.weak("tag"), new byte[] {1, 2, 3});

    private final RedisLink redis = TestRedis.link();
    private final String namespace = UUID.randomUUID().toString();
    private final Answers answers = node();
    private final AnswerKey key = key(1);
    private final AtomicInteger made = new AtomicInteger();

    @BeforeEach
    void connect() {
        await().until(() -> redis.session() != null);
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void a_crowd_that_asks_the_same_at_once_costs_one_query() throws Exception {
        CountDownLatch asking = new CountDownLatch(CROWD);
        List<Answer> given = crowd(asking, () -> {
            awaitAll(asking);
            return make();
        });
        assertThat(made).hasValue(1);
        assertThat(given).hasSize(CROWD).allSatisfy(answer -> assertThat(answer).isSameAs(given.getFirst()));
    }

    @Test
    void a_refusal_is_not_kept() {
        Supplier<Answer> refuse = () -> {
            made.incrementAndGet();
            throw ProblemCode.NOT_FOUND.exception();
        };
        assertThatThrownBy(() -> answers.get(key, refuse)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> answers.get(key, refuse)).isInstanceOf(ProblemException.class);
        assertThat(made).hasValue(2);
        assertThat(answers.get(key, this::make).body()).isEqualTo(ANSWER.body());
    }

    @Test
    void what_was_made_once_is_given_again_as_the_same_bytes() {
        byte[] first = answers.get(key, this::make).body();
        assertThat(answers.get(key, this::make).body()).isSameAs(first);
        assertThat(made).hasValue(1);
    }

    @Test
    void another_node_finds_it_in_redis() {
        answers.get(key, this::make);
        RedisAnswers far = new RedisAnswers(redis, namespace);
        await().until(() -> far.find(key) != null);
        Answer found = node().get(key, this::make);
        assertThat(found.body()).isEqualTo(ANSWER.body());
        assertThat(found.tag()).isEqualTo(ANSWER.tag());
        assertThat(made).hasValue(1);
    }

    @Test
    void another_revision_question_owner_minute_or_projection_is_another_answer() {
        answers.get(key, this::make);
        answers.get(key(2), this::make);
        answers.get(new AnswerKey(key.owner(), 1, 1, new StatisticsQuery(ZoneOffset.UTC, 2), 0), this::make);
        answers.get(new AnswerKey(TestLog.newOwner(), 1, 1, key.question(), 0), this::make);
        answers.get(new AnswerKey(key.owner(), 1, 1, key.question(), 7), this::make);
        new Answers(new RedisAnswers(redis, "other" + namespace), 1 << 20).get(key, this::make);
        assertThat(made).hasValue(6);
    }

    @Test
    void bytes_of_another_program_are_no_answer() {
        assertThat(Answer.of(new byte[0])).isNull();
        assertThat(Answer.of(new byte[] {9, 9, 9, 9, 9})).isNull();
        assertThat(Answer.of(new byte[] {1, 0, 100, 1})).isNull();
        assertThat(Answer.of(new byte[] {1, 0, -1, 1})).isNull();
        Answer read = Answer.of(ANSWER.toBytes());
        assertThat(read).isNotNull();
        assertThat(read.tag()).isEqualTo(ANSWER.tag());
    }

    private List<Answer> crowd(CountDownLatch asking, Supplier<Answer> make) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> asked = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                asked.add(threads.submit(() -> {
                    asking.countDown();
                    return answers.get(key, make);
                }));
            }
            List<Answer> given = new ArrayList<>();
            for (Future<Answer> one : asked) {
                given.add(one.get());
            }
            return given;
        }
    }

    private static void awaitAll(CountDownLatch asking) {
        try {
            asking.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer make() {
        made.incrementAndGet();
        return ANSWER;
    }

    private Answers node() {
        return new Answers(new RedisAnswers(redis, namespace), 1 << 20);
    }

    private static AnswerKey key(long revision) {
        return new AnswerKey(OWNER, revision, 1, new StatisticsQuery(ZoneOffset.UTC, 1), 0);
    }
}
