package app.taskflow.web.docs;

import app.taskflow.events.id.EventId;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.browser.CookiePolicy;
import app.taskflow.web.conditional.IfMatch;
import app.taskflow.web.consistency.Freshness;
import app.taskflow.web.input.Patched;
import app.taskflow.web.request.RequestContext;
import io.swagger.v3.oas.models.media.StringSchema;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Beans of the documentation. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
@Import(DocsPages.class)
public class DocsConfiguration {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        AuthenticatedUser.class, RequestContext.class, IfMatch.class, Freshness.class)
                .addResponseWrapperToIgnore(Patched.class)
                .replaceWithClass(TaskId.class, UUID.class)
                .replaceWithClass(UserId.class, UUID.class)
                .replaceWithClass(EventId.class, UUID.class)
                .replaceWithSchema(LocalTime.class, new StringSchema().example("09:30"))
                .replaceWithSchema(ZoneId.class, new StringSchema().example("Europe/Berlin"));
    }

    @Bean
    OperationCustomizer edgeOperations() {
        return new EdgeOperations();
    }

    @Bean
    OpenApiCustomizer edgeContract(CookiePolicy cookies) {
        return new EdgeContract(cookies);
    }
}
