package app.taskflow.web.limit;

import app.taskflow.web.answer.ProblemWriter;
import app.taskflow.web.request.ClientAddresses;
import app.taskflow.web.request.FilterOrder;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Beans that limit how much is asked. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
public class LimitConfiguration {

    @Bean
    Budgets budgets(LimitSettings settings, LettuceConnectionFactory redis) {
        return new Budgets(settings, new SharedBuckets(redis));
    }

    @Bean
    RateLimits rateLimits(Budgets budgets, ClientAddresses clients) {
        return new RateLimits(budgets, clients);
    }

    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimitFilter(RateLimits limits, ProblemWriter problems) {
        FilterRegistrationBean<RateLimitFilter> filter =
                new FilterRegistrationBean<>(new RateLimitFilter(limits, problems));
        filter.setOrder(FilterOrder.RATE_LIMIT);
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        return filter;
    }
}
