package app.taskflow.mongo.bson;

import org.jspecify.annotations.Nullable;

/** A request that cannot be done, with the code and code name that a client of MongoDB expects. */
public class MongoError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String codeName;

    public MongoError(int code, String codeName, String message) {
        this(code, codeName, message, null);
    }

    public MongoError(int code, String codeName, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.codeName = codeName;
    }

    public int code() {
        return code;
    }

    public String codeName() {
        return codeName;
    }

    public String text() {
        String message = getMessage();
        return message == null ? codeName : message;
    }

    /** Something of MongoDB that this server does not have: said aloud, never ignored. */
    public static MongoError unsupported(String what) {
        return new MongoError(238, "NotImplemented", what + " is not supported by the embedded server");
    }

    public static MongoError badValue(String message) {
        return new MongoError(2, "BadValue", message);
    }

    public static MongoError failedToParse(String message) {
        return new MongoError(9, "FailedToParse", message);
    }

    public static MongoError typeMismatch(String message) {
        return new MongoError(14, "TypeMismatch", message);
    }
}
