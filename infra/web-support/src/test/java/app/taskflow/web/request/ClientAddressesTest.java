package app.taskflow.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.web.start.MisconfiguredException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

final class ClientAddressesTest {

    private final ClientAddresses addresses =
            new ClientAddresses(new ProxySettings(List.of("10.0.0.0/8", "192.168.1.7", "fd00::/9")));

    @Test
    void a_spoofed_header_of_an_untrusted_peer_is_not_believed() {
        assertThat(address("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
    }

    @Test
    void nobody_is_trusted_unless_configured() {
        ClientAddresses none = new ClientAddresses(new ProxySettings(List.of()));
        MockHttpServletRequest request = request("127.0.0.1", "198.51.100.1");

        assertThat(none.of(request)).isEqualTo("127.0.0.1");
    }

    @Test
    void a_trusted_proxy_is_believed() {
        assertThat(address("10.1.2.3", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(address("192.168.1.7", "2001:db8::1")).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(address("fd7f::1", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(address("192.168.1.8", "198.51.100.1")).isEqualTo("192.168.1.8");
        assertThat(address("fd80::1", "198.51.100.1")).isEqualTo("fd80::1");
    }

    @Test
    void what_stands_before_the_last_untrusted_hop_is_anybodys() {
        assertThat(address("10.1.2.3", "1.1.1.1, 203.0.113.9, 10.9.9.9")).isEqualTo("203.0.113.9");
        assertThat(address("10.1.2.3", "10.4.4.4, 10.9.9.9")).isEqualTo("10.4.4.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "localhost", "1.2.3.4:80", "<script>", "1.1.1.1, nonsense"})
    void what_is_no_address_is_not_believed(String header) {
        assertThat(address("10.1.2.3", header)).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "", "*"})
    void what_is_no_network_cannot_be_trusted(String network) {
        assertThatThrownBy(() -> new ClientAddresses(new ProxySettings(List.of(network))))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("TASKFLOW_TRUSTED_PROXIES");
    }

    private String address(String peer, String forwarded) {
        return addresses.of(request(peer, forwarded));
    }

    private static MockHttpServletRequest request(String peer, String forwarded) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        request.addHeader("X-Forwarded-For", forwarded);
        return request;
    }
}
