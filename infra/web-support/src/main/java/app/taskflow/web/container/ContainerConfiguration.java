package app.taskflow.web.container;

import app.taskflow.web.answer.ProblemWriter;
import app.taskflow.web.browser.Cors;
import app.taskflow.web.browser.SecurityHeaders;
import app.taskflow.web.limit.RateLimits;
import app.taskflow.web.request.ClientAddresses;
import app.taskflow.web.request.FilterOrder;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that stand in or right behind the container. */
@Configuration(proxyBeanMethods = false)
public class ContainerConfiguration {

    @Bean
    TomcatEdge tomcatEdge(
            ProblemWriter problems, SecurityHeaders security, Cors cors, RateLimits limits, ClientAddresses clients) {
        return new TomcatEdge(new EdgeValve(problems, security, cors, limits, new CompletionLog(clients)), problems);
    }

    @Bean
    FilterRegistrationBean<ChunkedBodyFilter> chunkedBodyFilter() {
        FilterRegistrationBean<ChunkedBodyFilter> filter = new FilterRegistrationBean<>(new ChunkedBodyFilter());
        filter.setOrder(FilterOrder.BODY_LIMIT);
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        return filter;
    }
}
