package app.taskflow.command.imports.api;

import app.taskflow.command.imports.store.Imports;
import app.taskflow.command.repetition.LoggedKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportApiConfiguration {

    @Bean
    Retries importRetries(LoggedKeys keys, Imports imports) {
        return new Retries(keys, imports);
    }
}
