package app.taskflow.mongo.query;

import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Path;
import app.taskflow.mongo.bson.Trees;
import app.taskflow.mongo.bson.Value;
import de.bwaldvogel.mongo.backend.aggregation.Expression;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;

/** What documents a query wants. Not safe for use by several threads: a test keeps a buffer. */
public sealed interface Filter {

    /** Wants every document. */
    Filter ALL = new And(List.of());

    boolean matches(Value document);

    record And(List<Filter> parts) implements Filter {
        @Override
        public boolean matches(Value document) {
            for (Filter part : parts) {
                if (!part.matches(document)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Or(List<Filter> parts) implements Filter {
        @Override
        public boolean matches(Value document) {
            for (Filter part : parts) {
                if (part.matches(document)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Nor(List<Filter> parts) implements Filter {
        @Override
        public boolean matches(Value document) {
            for (Filter part : parts) {
                if (part.matches(document)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A test of what a path leads to. */
    record At(Path path, Criterion test) implements Filter {
        @Override
        public boolean matches(Value document) {
            return test.matches(path, document);
        }
    }

    /** An aggregation expression, calculated by the library. */
    record Expr(Object expression) implements Filter {
        @Override
        public boolean matches(Value document) {
            try {
                Object result = Expression.evaluateDocument(expression, Trees.document(document));
                return result != null && Trees.value(result).isTruthy();
            } catch (MongoServerError e) {
                throw new MongoError(e.getCode(), e.getCodeName(), e.getMessageWithoutErrorCode(), e);
            }
        }
    }
}
