package app.taskflow.command.admin;

import app.taskflow.command.account.EmailAddress;
import app.taskflow.web.input.InvalidParameterException;
import app.taskflow.web.input.QueryParameters;
import org.jspecify.annotations.Nullable;

/** The query parameters of the search for a user. */
@QueryParameters
record UserParameters(@Nullable String email) {

    UserParameters {
        if (email == null || EmailAddress.parse(email).isEmpty()) {
            throw new InvalidParameterException("email", "must be an email address");
        }
    }

    EmailAddress address() {
        return EmailAddress.parse(String.valueOf(email)).orElseThrow();
    }
}
