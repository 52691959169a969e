package app.taskflow.system.outage;

import app.taskflow.system.client.RawRequest;
import java.io.IOException;

/** What readiness says at a management port. */
final class Health {

    private Health() {}

    static int status(int managementPort) throws IOException {
        String answer = RawRequest.send(managementPort, """
                GET /actuator/health/readiness HTTP/1.1
                Host: localhost
                Connection: close

                """);
        return Integer.parseInt(answer.substring(9, 12));
    }
}
