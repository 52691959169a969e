package app.taskflow.command.task.api;

import app.taskflow.command.task.handling.RepeatableTaskWrites;
import app.taskflow.web.consistency.ConsistencyHeaders;
import app.taskflow.web.input.WireJson;
import app.taskflow.web.problem.ProblemMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TaskApiConfiguration {

    @Bean
    TaskTags taskTags(WireJson json) {
        return new TaskTags(json);
    }

    @Bean
    TaskCalls taskCalls(RepeatableTaskWrites writes, ConsistencyHeaders consistency, TaskTags tags) {
        return new TaskCalls(writes, consistency, tags);
    }

    @Bean
    ProblemMapping logFailures() {
        return new LogFailures();
    }
}
