package app.taskflow.web.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param kept how long an answer is given again
 * @param running how long a request counts as running that has not been answered; after that its node is taken for
 *     dead. It decides nothing but when a retry is let in: that nothing is done twice is up to the log.
 */
@ConfigurationProperties("taskflow.idempotency")
record IdempotencySettings(
        @DefaultValue("24h") Duration kept,
        @DefaultValue("10s") Duration running) {}
