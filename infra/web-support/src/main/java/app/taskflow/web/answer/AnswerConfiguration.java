package app.taskflow.web.answer;

import app.taskflow.web.input.WireJson;
import app.taskflow.web.problem.ProblemMapping;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that write answers. */
@Configuration(proxyBeanMethods = false)
public class AnswerConfiguration {

    @Bean
    WireJson wireJson() {
        return new WireJson();
    }

    @Bean
    ProblemWriter problemWriter(WireJson json) {
        return new ProblemWriter(json);
    }

    @Bean
    Problems problems(ObjectProvider<ProblemMapping> mappings) {
        return new Problems(mappings.orderedStream().toList());
    }

    @Bean
    ProblemMapping dependencyFailures() {
        return new DependencyFailures();
    }
}
