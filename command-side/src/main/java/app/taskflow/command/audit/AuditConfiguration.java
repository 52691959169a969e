package app.taskflow.command.audit;

import app.taskflow.command.account.Accounts;
import app.taskflow.command.audit.checkpoint.BrokenHistoryException;
import app.taskflow.command.audit.checkpoint.Checkpoints;
import app.taskflow.command.audit.trail.AuditTrail;
import app.taskflow.log.EventLog;
import app.taskflow.log.boot.EventLogSettings;
import app.taskflow.log.verify.LogVerifier;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemMapping;
import com.mongodb.client.MongoClient;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    AuditTrail auditTrail(EventLog log) {
        return new AuditTrail(log);
    }

    @Bean
    EventFinder eventFinder(AuditTrail auditTrail) {
        return new EventFinder(auditTrail);
    }

    @Bean
    ErasedOwners erasedOwners(Accounts accounts) {
        return new ErasedOwners(accounts);
    }

    @Bean
    AuditJournal auditJournal(EventLog log, ObjectProvider<Clock> clock) {
        return new AuditJournal(log, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    LogVerification logVerification(
            EventLog log, MongoClient client, EventLogSettings settings, Checkpoints checkpoints) {
        LogVerifier verifier = new LogVerifier(client.getDatabase(settings.database()), log.partitioning());
        return new LogVerification(verifier, checkpoints);
    }

    /** Nobody gets evidence that rests on an altered log; verifying tells where it was altered. */
    @Bean
    ProblemMapping brokenHistory() {
        return failure -> failure instanceof BrokenHistoryException
                ? ProblemCode.UNAVAILABLE.exception("The log does not hold what was signed before; verify it")
                : null;
    }
}
