package app.taskflow.cli;

import app.taskflow.cli.account.WrongUsageException;
import app.taskflow.cli.http.BrokenDownloadException;
import app.taskflow.cli.http.Problem;
import app.taskflow.cli.http.ProblemException;
import app.taskflow.cli.http.ServerUnreachableException;
import app.taskflow.cli.terminal.Terminal;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in a line why a command failed, and what can be done; only what nobody expects shows a stack trace. */
final class FailureReport implements IExecutionExceptionHandler {

    private final Terminal terminal;

    FailureReport(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        return switch (failure) {
            case WrongUsageException e -> told(String.valueOf(e.getMessage()), ExitCode.USAGE);
            case ServerUnreachableException e ->
                told(
                        e.getMessage() + ". Start it with './taskflow start', or name another with --url.",
                        ExitCode.SOFTWARE);
            case ProblemException e -> told(e);
            case BrokenDownloadException e -> told(String.valueOf(e.getMessage()), ExitCode.SOFTWARE);
            case IOException e -> told(String.valueOf(e.getMessage()), ExitCode.SOFTWARE);
            default -> throw failure;
        };
    }

    private int told(ProblemException e) {
        Problem problem = e.problem();
        terminal.error(
                switch (problem.code()) {
                    case "invalid-credentials" -> "the email or the password is wrong";
                    case "token-expired", "invalid-token", "session-revoked" ->
                        "the session is not valid any more (%s); sign in again".formatted(problem.code());
                    case "forbidden" -> "your account lacks the role for this (403 forbidden)";
                    default -> problem.isOfTaskFlow() ? problem.summary() : e.getMessage() + ". Is this TaskFlow?";
                });
        for (Problem.FieldError error : problem.errors()) {
            terminal.error("%s: %s (%s)".formatted(error.pointer(), error.message(), error.code()));
        }
        return ExitCode.SOFTWARE;
    }

    private int told(String message, int exitCode) {
        terminal.error(message);
        return exitCode;
    }
}
