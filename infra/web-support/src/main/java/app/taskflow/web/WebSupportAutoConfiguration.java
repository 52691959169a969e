package app.taskflow.web;

import app.taskflow.web.answer.AnswerConfiguration;
import app.taskflow.web.auth.AuthConfiguration;
import app.taskflow.web.background.BackgroundConfiguration;
import app.taskflow.web.browser.BrowserConfiguration;
import app.taskflow.web.consistency.ConsistencyConfiguration;
import app.taskflow.web.container.ContainerConfiguration;
import app.taskflow.web.docs.DocsConfiguration;
import app.taskflow.web.idempotency.IdempotencyConfiguration;
import app.taskflow.web.limit.LimitConfiguration;
import app.taskflow.web.mvc.MvcConfiguration;
import app.taskflow.web.request.RequestConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/** Gives a servlet application the whole edge. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({
    RequestConfiguration.class,
    BrowserConfiguration.class,
    AnswerConfiguration.class,
    ContainerConfiguration.class,
    AuthConfiguration.class,
    BackgroundConfiguration.class,
    LimitConfiguration.class,
    ConsistencyConfiguration.class,
    IdempotencyConfiguration.class,
    MvcConfiguration.class,
    DocsConfiguration.class
})
public class WebSupportAutoConfiguration {}
