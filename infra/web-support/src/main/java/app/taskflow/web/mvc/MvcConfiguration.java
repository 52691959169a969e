package app.taskflow.web.mvc;

import app.taskflow.events.id.EventId;
import app.taskflow.events.id.ImportId;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.web.answer.ProblemWriter;
import app.taskflow.web.answer.Problems;
import app.taskflow.web.input.WireJson;
import java.util.List;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Beans that bind the edge to Spring MVC. */
@Configuration(proxyBeanMethods = false)
public class MvcConfiguration {

    @Bean
    ProblemResolver problemResolver(Problems known, ProblemWriter problems) {
        return new ProblemResolver(known, problems);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer wireJsonConverter(WireJson json) {
        return builder -> builder.addCustomConverter(new WireJsonConverter(json));
    }

    @Bean
    WebMvcConfigurer edgeRules() {
        return new EdgeRules();
    }

    private static final class EdgeRules implements WebMvcConfigurer {

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new RulesInterceptor()).order(Ordered.HIGHEST_PRECEDENCE);
        }

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(new EdgeArguments());
        }

        @Override
        public void addFormatters(FormatterRegistry registry) {
            registry.addConverter(String.class, TaskId.class, TaskId::parse);
            registry.addConverter(String.class, UserId.class, UserId::parse);
            registry.addConverter(String.class, EventId.class, EventId::parse);
            registry.addConverter(String.class, ImportId.class, ImportId::parse);
        }
    }
}
