package app.taskflow.web.background;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the threads of a program share the processors. */
@Configuration(proxyBeanMethods = false)
public class BackgroundConfiguration {

    @Bean
    ShortTurns shortTurns() {
        return new ShortTurns();
    }
}
