package app.taskflow.web.browser;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans about browsers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrowserSettings.class)
public class BrowserConfiguration {

    @Bean
    Origins origins(BrowserSettings settings) {
        return new Origins(settings);
    }

    @Bean
    Cors cors(Origins origins) {
        return new Cors(origins);
    }

    @Bean
    SecurityHeaders securityHeaders(BrowserSettings settings) {
        return new SecurityHeaders(settings);
    }

    @Bean
    CookiePolicy cookiePolicy(BrowserSettings settings) {
        return new CookiePolicy(settings);
    }
}
