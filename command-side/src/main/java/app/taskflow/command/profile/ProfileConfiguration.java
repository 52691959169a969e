package app.taskflow.command.profile;

import app.taskflow.command.account.Accounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
class ProfileConfiguration {

    @Bean
    Profiles profiles(Accounts accounts, StringRedisTemplate redis) {
        return new Profiles(accounts, new ProfileCache(redis));
    }
}
