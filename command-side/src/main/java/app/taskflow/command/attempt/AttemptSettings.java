package app.taskflow.command.attempt;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many failures are allowed.
 *
 * @param perAccountAndAddress for one account from one address, in a window
 * @param perAddress for one address whatever the account, in a window; multiplied by the factor of the rate limits
 * @param fromStrangers for one account from all addresses together that it never signed in from, in their window
 */
@ConfigurationProperties("taskflow.attempts")
record AttemptSettings(
        @DefaultValue("10") int perAccountAndAddress,
        @DefaultValue("100") int perAddress,
        @DefaultValue("15m") Duration window,
        @DefaultValue("100") int fromStrangers,
        @DefaultValue("1h") Duration strangersWindow) {}
