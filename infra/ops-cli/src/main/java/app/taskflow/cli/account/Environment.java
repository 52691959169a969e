package app.taskflow.cli.account;

import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the process was given besides its arguments, which every user of the machine can read.
 *
 * @param prompt null where nobody can be asked
 */
public record Environment(
        Map<String, String> variables, @Nullable Prompt prompt) {

    /** Asks for a secret without showing what is typed. */
    @FunctionalInterface
    public interface Prompt {

        /** @return null if the asked does not want to say */
        @Nullable
        String ask(String question);
    }

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** That of this process. */
    // It did in JDK 22 to 24; from 25 on it is null again where there is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    public static Environment standard() {
        Console console = System.console();
        return new Environment(
                System.getenv(),
                console == null || !console.isTerminal()
                        ? null
                        : question -> {
                            char[] typed = console.readPassword("%s", question);
                            return typed == null ? null : new String(typed);
                        });
    }

    /** @return null also where it is set to nothing */
    public @Nullable String variable(String name) {
        String value = variables.getOrDefault(name, "");
        return value.isBlank() ? null : value;
    }
}
