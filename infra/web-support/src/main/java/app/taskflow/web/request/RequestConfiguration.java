package app.taskflow.web.request;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans about the identity of requests. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProxySettings.class)
public class RequestConfiguration {

    @Bean
    ClientAddresses clientAddresses(ProxySettings settings) {
        return new ClientAddresses(settings);
    }
}
