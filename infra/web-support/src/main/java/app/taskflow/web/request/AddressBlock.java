package app.taskflow.web.request;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Which addresses count as one client. Of IPv6 a subscriber has a network of 64 bits at the least, and may call from
 * any address in it.
 */
public final class AddressBlock {

    private static final int PREFIX_BYTES = 8;

    private AddressBlock() {}

    /** The address itself, or for IPv6 its network, such as {@code 2001:db8:0:0:0:0:0:0/64}. */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six ? network(six) : address;
        } catch (IllegalArgumentException _) {
            return address;
        }
    }

    private static String network(Inet6Address address) {
        byte[] prefix = Arrays.copyOf(Arrays.copyOf(address.getAddress(), PREFIX_BYTES), address.getAddress().length);
        try {
            return InetAddress.getByAddress(prefix).getHostAddress() + "/64";
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("an address of %d bytes".formatted(prefix.length), e);
        }
    }
}
