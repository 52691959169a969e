package app.taskflow.command.identity;

import app.taskflow.command.account.EmailAddress;
import app.taskflow.command.password.PasswordPolicy;
import app.taskflow.command.password.PasswordPolicy.Weakness;
import app.taskflow.web.input.Violations;
import app.taskflow.web.problem.FieldError;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for emails and passwords, as a client is told them. */
public final class CredentialRules {

    private CredentialRules() {}

    public static void checkEmail(@Nullable String email, Violations violations) {
        if (email == null || email.isBlank()) {
            violations.add("/email", "required", "An email address is needed");
        } else if (EmailAddress.parse(email).isEmpty()) {
            violations.add("/email", "invalid", "This is no email address");
        }
    }

    public static void checkNewPassword(String pointer, @Nullable String password, Violations violations) {
        int length = password == null ? 0 : password.codePointCount(0, password.length());
        if (length == 0) {
            violations.add(pointer, "required", "A password is needed");
        } else if (length < PasswordPolicy.MIN_LENGTH) {
            violations.add(
                    pointer, "too-short", "A password has at least %d characters".formatted(PasswordPolicy.MIN_LENGTH));
        }
        checkLength(pointer, length, violations);
    }

    /** A password that is only compared may be any that was ever accepted; none is longer than this. */
    public static void checkPassword(String pointer, @Nullable String password, Violations violations) {
        int length = password == null ? 0 : password.codePointCount(0, password.length());
        violations.check(length > 0, pointer, "required", "The password is needed");
        checkLength(pointer, length, violations);
    }

    private static void checkLength(String pointer, int length, Violations violations) {
        violations.check(
                length <= PasswordPolicy.MAX_LENGTH,
                pointer,
                "too-long",
                "A password has at most %d characters".formatted(PasswordPolicy.MAX_LENGTH));
    }

    /** 422 {@code weak-password}, with the reason. */
    public static ProblemException weak(String pointer, Weakness weakness) {
        FieldError error = switch (weakness) {
            case TOO_SHORT, TOO_LONG ->
                new FieldError(
                        pointer,
                        "length",
                        "A password has %d to %d characters"
                                .formatted(PasswordPolicy.MIN_LENGTH, PasswordPolicy.MAX_LENGTH));
            case COMMON -> new FieldError(pointer, "common", "Too many people have used this password; it is known");
            case MONOTONOUS -> new FieldError(pointer, "monotonous", "This is one character after the other");
            case HOLDS_NAME_OR_EMAIL ->
                new FieldError(pointer, "holds-name-or-email", "It must not hold your name or email");
        };
        return ProblemCode.WEAK_PASSWORD.exception(error.message()).withErrors(List.of(error));
    }
}
