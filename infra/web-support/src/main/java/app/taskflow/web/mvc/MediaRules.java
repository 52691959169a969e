package app.taskflow.web.mvc;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * What a handler takes and gives. A mapping that declares {@code consumes} or {@code produces} is chosen by Spring
 * accordingly; all others take and give JSON.
 *
 * @param takesJson whether a body must be JSON
 * @param takesPatch whether it may also be a merge patch by name
 * @param givesJson whether the answer has a body, in JSON
 */
record MediaRules(boolean takesJson, boolean takesPatch, boolean givesJson) {

    private static final MediaType MERGE_PATCH = new MediaType("application", "merge-patch+json");

    static MediaRules of(HandlerMethod handler) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        if (mapping == null) {
            return new MediaRules(false, false, false);
        }
        boolean body = Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
        boolean patch =
                Arrays.stream(mapping.method()).anyMatch(method -> method.name().equals("PATCH"));
        return new MediaRules(
                body && mapping.consumes().length == 0,
                patch,
                mapping.produces().length == 0 && answers(handler.getReturnType()));
    }

    private static boolean answers(MethodParameter returned) {
        ResolvableType type = ResolvableType.forMethodParameter(returned);
        Class<?> body = ResponseEntity.class.isAssignableFrom(type.toClass())
                ? type.getGeneric(0).toClass()
                : type.toClass();
        return body != void.class && body != Void.class;
    }

    /** @throws ProblemException 415 or 406 */
    void check(HttpServletRequest request) {
        if (hasBody(request)) {
            checkBody(request);
        }
        String accept = givesJson ? request.getHeader("Accept") : null;
        if (accept != null && !acceptsJson(accept)) {
            throw ProblemCode.NOT_ACCEPTABLE.exception("The answer is application/json");
        }
    }

    private void checkBody(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported("The body must not be encoded").withHeader("Accept-Encoding", "identity");
        }
        if (takesJson && !isTaken(request.getContentType())) {
            throw unsupported("The body must be application/json in UTF-8")
                    .withHeader(takesPatch ? "Accept-Patch" : "Accept", accepted());
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private boolean isTaken(@Nullable String contentType) {
        MediaType type = parse(contentType);
        if (type == null) {
            return false;
        }
        boolean json = type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
        boolean named = json || (takesPatch && type.equalsTypeAndSubtype(MERGE_PATCH));
        return named && (type.getParameter("charset") == null || StandardCharsets.UTF_8.equals(charset(type)));
    }

    private static java.nio.charset.@Nullable Charset charset(MediaType type) {
        try {
            return type.getCharset();
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static @Nullable MediaType parse(@Nullable String contentType) {
        try {
            return contentType == null ? null : MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException _) {
            return null;
        }
    }

    /** Most clients send one of the forms that need no parsing. */
    private static boolean acceptsJson(String accept) {
        if (accept.equals("*/*") || accept.equals("application/json") || accept.startsWith("application/json,")) {
            return true;
        }
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            return types.isEmpty()
                    || types.stream()
                            .anyMatch(type -> type.getQualityValue() > 0 && type.includes(MediaType.APPLICATION_JSON));
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }

    private String accepted() {
        return takesPatch ? "application/merge-patch+json, application/json" : "application/json";
    }

    private static ProblemException unsupported(String detail) {
        return ProblemCode.UNSUPPORTED_MEDIA_TYPE.exception(detail);
    }
}
