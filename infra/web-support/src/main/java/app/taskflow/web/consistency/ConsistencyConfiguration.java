package app.taskflow.web.consistency;

import app.taskflow.web.browser.CookiePolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans about reading one's own writes. */
@Configuration(proxyBeanMethods = false)
public class ConsistencyConfiguration {

    @Bean
    ConsistencyHeaders consistencyHeaders(CookiePolicy cookies) {
        return new ConsistencyHeaders(cookies);
    }
}
