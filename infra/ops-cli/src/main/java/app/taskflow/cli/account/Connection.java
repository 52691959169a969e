package app.taskflow.cli.account;

import app.taskflow.cli.client.TaskFlowClient;
import app.taskflow.cli.http.Patience;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that say where TaskFlow is and who asks. Secrets come from the environment or a prompt, never from here. */
public final class Connection {

    /** For the help of commands. */
    public static final String HELP =
            "Who asks: $TASKFLOW_TOKEN, an access token; or --email, else $TASKFLOW_EMAIL, with the password in"
                    + " $TASKFLOW_PASSWORD, or asked for on the terminal.";

    private static final String TOKEN = "TASKFLOW_TOKEN";
    private static final String EMAIL = "TASKFLOW_EMAIL";
    private static final String PASSWORD = "TASKFLOW_PASSWORD";

    private final Environment environment;

    @Mixin
    private final Address address;

    @Option(
            names = "--email",
            paramLabel = "EMAIL",
            scope = ScopeType.INHERIT,
            description = "Who asks (default $" + EMAIL + ").")
    private @Nullable String email;

    public Connection(Environment environment) {
        this.environment = environment;
        this.address = new Address(environment);
    }

    /**
     * Signed in.
     *
     * @throws WrongUsageException if nothing says as whom
     */
    public TaskFlowClient open() throws InterruptedException {
        TaskFlowClient client = new TaskFlowClient(address.server(), Patience.STANDARD);
        boolean signedIn = false;
        try {
            signIn(client);
            signedIn = true;
            return client;
        } finally {
            if (!signedIn) {
                client.close();
            }
        }
    }

    private void signIn(TaskFlowClient client) throws InterruptedException {
        String token = environment.variable(TOKEN);
        if (token != null && email == null) {
            client.signIn(token);
            return;
        }
        String who = email == null ? environment.variable(EMAIL) : email;
        if (who == null) {
            throw new WrongUsageException(
                    "as whom? Set %s and %s, or %s, or give --email".formatted(EMAIL, PASSWORD, TOKEN));
        }
        client.logIn(who, password(who));
    }

    private String password(String who) {
        String password = environment.variable(PASSWORD);
        Environment.Prompt prompt = environment.prompt();
        if (password == null && prompt != null) {
            password = prompt.ask("Password of " + who + ": ");
        }
        if (password == null || password.isEmpty()) {
            throw new WrongUsageException("the password of %s is missing: set %s".formatted(who, PASSWORD));
        }
        return password;
    }
}
