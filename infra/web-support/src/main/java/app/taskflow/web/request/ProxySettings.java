package app.taskflow.web.request;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose word is taken for the address of a client.
 *
 * @param trustedProxies addresses or networks (CIDR) of the proxies in front; none by default
 */
@ConfigurationProperties("taskflow")
public record ProxySettings(@DefaultValue List<String> trustedProxies) {}
