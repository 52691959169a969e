package app.taskflow.query.http.answer;

import app.taskflow.web.request.FilterOrder;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class AnswerConfiguration {

    @Bean
    KnownQuestions knownQuestions() {
        return new KnownQuestions();
    }

    @Bean
    FilterRegistrationBean<KnownAnswersFilter> knownAnswersFilter(KnownQuestions questions, KnownAnswers answers) {
        FilterRegistrationBean<KnownAnswersFilter> filter =
                new FilterRegistrationBean<>(new KnownAnswersFilter(questions, answers));
        filter.setOrder(FilterOrder.AT_HAND);
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        filter.addUrlPatterns("/api/v1/tasks", "/api/v1/tasks/*");
        return filter;
    }

    @Bean
    WebMvcConfigurer answerWriting() {
        return new WebMvcConfigurer() {
            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(new AnswerWriter());
            }
        };
    }

    @Bean
    OperationCustomizer answerDocumentation() {
        return new AnswerDocumentation();
    }
}
