package app.taskflow.command.imports.intake;

import app.taskflow.command.imports.store.Imports;
import app.taskflow.command.imports.store.WaitingRows;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
class IntakeConfiguration {

    @Bean
    Intake intake(Imports imports, WaitingRows waiting, IntakeProperties properties, ObjectProvider<Clock> clock) {
        return new Intake(imports, waiting, properties, clock.getIfAvailable(Clock::systemUTC));
    }
}
