package app.taskflow.command.imports.queue;

import app.taskflow.command.imports.store.Imports;
import app.taskflow.command.imports.work.Streams;
import app.taskflow.command.imports.work.Turns;
import app.taskflow.command.relay.KafkaSettings;
import app.taskflow.log.EventLog;
import app.taskflow.web.request.FilterOrder;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportQueueProperties.class)
class ImportQueueConfiguration {

    @Bean
    TurnSender turnSender(KafkaSettings kafka) {
        return new TurnSender(kafka);
    }

    @Bean
    InteractiveLatency interactiveLatency() {
        return new InteractiveLatency();
    }

    @Bean
    FilterRegistrationBean<InteractiveLatency> interactiveLatencyFilter(InteractiveLatency interactiveLatency) {
        FilterRegistrationBean<InteractiveLatency> filter = new FilterRegistrationBean<>(interactiveLatency);
        filter.setOrder(FilterOrder.TIMING);
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        return filter;
    }

    @Bean
    ImportConsumer importConsumer(
            KafkaSettings kafka,
            ImportQueueProperties properties,
            Turns turns,
            Streams streams,
            TurnSender sender,
            InteractiveLatency interactiveLatency,
            StringRedisTemplate redis,
            EventLog log,
            ObjectProvider<Clock> clock) {
        return new ImportConsumer(
                kafka,
                properties,
                turns,
                new ProducedRows(streams, sender),
                sender,
                interactiveLatency,
                new ViewsPace(redis, log.partitioning(), clock.getIfAvailable(Clock::systemUTC)));
    }

    @Bean
    ForgottenImports forgottenImports(
            Imports imports,
            Streams streams,
            TurnSender sender,
            ImportQueueProperties properties,
            ObjectProvider<Clock> clock) {
        return new ForgottenImports(
                imports, streams, sender, properties.forgottenAfter(), clock.getIfAvailable(Clock::systemUTC));
    }
}
