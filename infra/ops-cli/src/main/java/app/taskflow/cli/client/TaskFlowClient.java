package app.taskflow.cli.client;

import app.taskflow.cli.http.Answer;
import app.taskflow.cli.http.Call;
import app.taskflow.cli.http.Patience;
import app.taskflow.cli.http.ProblemException;
import app.taskflow.cli.http.ServerUnreachableException;
import app.taskflow.cli.http.Tally;
import app.taskflow.cli.http.Tokens;
import app.taskflow.cli.http.Transport;
import app.taskflow.events.id.TaskId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A user's view of a running TaskFlow. Every call throws {@link ProblemException} where the server refuses and {@link
 * ServerUnreachableException} where nobody answers; what can be waited out (rate limits, a server that is busy or
 * restarts, an expired token) is. Safe for use by many threads.
 */
public final class TaskFlowClient implements AutoCloseable {

    private static final String API = "/api/v1";
    private static final String TASKS = API + "/tasks";
    private static final String BODY = "body";

    private record Registration(String name, String email, String password, String tokenDelivery) {}

    private record SignIn(String email, String password, String tokenDelivery) {}

    private record SignedIn(Account user, String accessToken, String refreshToken) {}

    private final Transport transport;

    /** @param server the origin, such as {@code http://localhost:5000} */
    public TaskFlowClient(URI server, Patience patience) {
        this.transport = new Transport(server, patience);
    }

    /** Makes an account and signs all later calls with it. */
    public Account register(String name, String email, String password) throws InterruptedException {
        return signedIn(Call.post(API + "/auth/register", new Registration(name, email, password, BODY)));
    }

    /** Signs all later calls as that user. */
    public Account logIn(String email, String password) throws InterruptedException {
        return signedIn(Call.post(API + "/auth/login", new SignIn(email, password, BODY)));
    }

    /** Signs all later calls with an access token, for as long as that is valid. */
    public void signIn(String accessToken) {
        transport.signIn(new Tokens(accessToken, null));
    }

    public Imports imports() {
        return new Imports(transport);
    }

    private Account signedIn(Call call) throws InterruptedException {
        SignedIn session = transport.send(call.unsigned(), SignedIn.class).body();
        transport.signIn(new Tokens(session.accessToken(), session.refreshToken()));
        return session.user();
    }

    public Answer<Task> create(TaskDraft task) throws InterruptedException {
        return transport.send(Call.post(TASKS, task), Task.class);
    }

    /**
     * @param changes a JSON merge patch: a null clears
     * @param etag the state that the change is meant for, or null for any
     */
    public Answer<Task> patch(TaskId id, Map<String, ? extends @Nullable Object> changes, @Nullable String etag)
            throws InterruptedException {
        return transport.send(Call.patch(TASKS + "/" + id, changes).ifUnchanged(etag), Task.class);
    }

    public Answer<Task> archive(TaskId id) throws InterruptedException {
        return transport.send(Call.post(TASKS + "/" + id + "/archive", null), Task.class);
    }

    /** @param notBefore the consistency token of a write that the answer has to know of, or null */
    public Answer<Task> task(TaskId id, @Nullable String notBefore) throws InterruptedException {
        return transport.send(Call.get(TASKS + "/" + id, Map.of()).notBefore(notBefore), Task.class);
    }

    /**
     * @param query the parameters of {@code GET /tasks}
     * @param notBefore the consistency token of a write that the answer has to know of, or null
     */
    public Answer<TaskPage> tasks(Map<String, String> query, @Nullable String notBefore) throws InterruptedException {
        return transport.send(Call.get(TASKS, query).notBefore(notBefore), TaskPage.class);
    }

    public Answer<TaskStats> stats(@Nullable String notBefore) throws InterruptedException {
        return transport.send(Call.get(TASKS + "/stats", Map.of()).notBefore(notBefore), TaskStats.class);
    }

    /** A call that has no method of its own here, answered as it is. */
    public Answer<JsonNode> ask(Call call) throws InterruptedException {
        return transport.send(call, JsonNode.class);
    }

    /** Such a call whose answer may be of any length. */
    public long download(Call call, OutputStream out) throws IOException, InterruptedException {
        return transport.download(call, out);
    }

    /** What the calls so far had to put up with. */
    public Tally tally() {
        return transport.tally();
    }

    @Override
    public void close() {
        transport.close();
    }
}
