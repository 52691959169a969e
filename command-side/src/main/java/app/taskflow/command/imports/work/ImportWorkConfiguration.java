package app.taskflow.command.imports.work;

import app.taskflow.command.imports.store.Imports;
import app.taskflow.command.imports.store.RowMessages;
import app.taskflow.command.imports.store.WaitingRows;
import app.taskflow.log.EventLog;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportWorkConfiguration {

    @Bean
    ChunkStep chunkStep(Imports imports, EventLog log, ObjectProvider<Clock> clock) {
        return new ChunkStep(imports, log, new TaskHistories(log), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    Turns turns(
            Imports imports,
            WaitingRows waiting,
            RowMessages messages,
            ChunkStep chunks,
            EventLog log,
            ObjectProvider<Clock> clock) {
        Clock used = clock.getIfAvailable(Clock::systemUTC);
        UndoStep undos = new UndoStep(imports, log, new TaskHistories(log), used);
        return new Turns(imports, waiting, messages, chunks, undos, used);
    }

    @Bean
    Streams streams(Imports imports, RowMessages messages, ChunkStep chunks, ObjectProvider<Clock> clock) {
        return new Streams(imports, messages, chunks, clock.getIfAvailable(Clock::systemUTC));
    }
}
