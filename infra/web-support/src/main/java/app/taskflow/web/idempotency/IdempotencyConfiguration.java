package app.taskflow.web.idempotency;

import app.taskflow.web.consistency.ConsistencyHeaders;
import app.taskflow.web.request.FilterOrder;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Beans that recognise requests which were sent before. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencySettings.class)
public class IdempotencyConfiguration {

    @Bean
    KeptAnswers keptAnswers(RedisConnectionFactory redis, IdempotencySettings settings) {
        return new KeptAnswers(redis, settings);
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(KeptAnswers answers) {
        FilterRegistrationBean<IdempotencyFilter> filter = new FilterRegistrationBean<>(new IdempotencyFilter(answers));
        filter.setOrder(FilterOrder.IDEMPOTENCY);
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        return filter;
    }

    @Bean
    WebMvcConfigurer idempotentCalls(KeptAnswers answers, ConsistencyHeaders consistency) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                // After the rules of the handler, which come first of all.
                registry.addInterceptor(new IdempotencyInterceptor(answers, consistency))
                        .order(0);
            }
        };
    }
}
