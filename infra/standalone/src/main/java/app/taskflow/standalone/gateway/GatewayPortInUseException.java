package app.taskflow.standalone.gateway;

/** Another program listens on the gateway's port. */
public final class GatewayPortInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GatewayPortInUseException(int port, Throwable cause) {
        super("the gateway cannot listen on port %d: it is in use".formatted(port), cause);
    }
}
