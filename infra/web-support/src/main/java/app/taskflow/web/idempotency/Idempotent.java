package app.taskflow.web.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call, or all calls of a controller, that takes the header {@code Idempotency-Key}. Its answer under 500 is kept and
 * given again to a retry. What it commits must carry {@link app.taskflow.web.request.RequestContext#key}, and its
 * answer be told again from the log where the log has the key already: what is kept here may be lost. A call that may
 * be done twice because the second time changes nothing can do without.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /** What of the body the key is bound to. */
    Body body() default Body.WHOLE;

    /** How the body comes into the digest of a request. */
    enum Body {
        /** It is read whole before the handler runs. */
        WHOLE,
        /** It is too large for that; method, path and query decide. */
        LEFT_OUT
    }
}
