package app.taskflow.web.mvc;

import app.taskflow.web.answer.Problems;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What Spring MVC itself refuses, in our words: its own name classes and methods. */
final class MvcFailures {

    private MvcFailures() {}

    static @Nullable ProblemException translate(Exception failure) {
        return switch (failure) {
            case HttpMessageNotReadableException _ ->
                ProblemCode.MALFORMED_REQUEST.exception("The body is empty or cannot be read");
            case MethodArgumentTypeMismatchException mismatch ->
                ProblemCode.INVALID_PARAMETER.exception("The parameter '" + mismatch.getName() + "' is not valid");
            case ServletRequestBindingException _ -> ProblemCode.INVALID_PARAMETER.exception();
            case HttpRequestMethodNotSupportedException e ->
                withHeader(Problems.of(e.getStatusCode().value()), e, HttpHeaders.ALLOW);
            case HttpMediaTypeNotSupportedException e ->
                withHeader(Problems.of(e.getStatusCode().value()), e, HttpHeaders.ACCEPT);
            case ErrorResponse response -> Problems.of(response.getStatusCode().value());
            default -> null;
        };
    }

    private static ProblemException withHeader(ProblemException problem, ErrorResponse failure, String name) {
        String value = failure.getHeaders().getFirst(name);
        return value == null ? problem : problem.withHeader(name, value);
    }
}
