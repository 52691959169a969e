package app.taskflow.web.redis;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Everything that asks Redis can do without, or says 503; nothing may wait for it. The client's own defaults are to
 * queue while disconnected and to wait for a minute.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
public class RedisPatienceAutoConfiguration {

    private static final Duration ANSWER = Duration.ofSeconds(1);

    @Bean
    LettuceClientConfigurationBuilderCustomizer answerSoon() {
        return client -> client.commandTimeout(ANSWER);
    }

    /** The client's own resolver holds datagram sockets open on every interface, even if nothing is to be looked up. */
    @Bean
    ClientResourcesBuilderCustomizer lookNamesUpAsTheJvmDoes() {
        return resources -> resources.addressResolverGroup(DefaultAddressResolverGroup.INSTANCE);
    }

    @Bean
    LettuceClientOptionsBuilderCustomizer refuseWhileDisconnected() {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(ANSWER))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(ANSWER)
                        .keepAlive(true)
                        .build());
    }
}
