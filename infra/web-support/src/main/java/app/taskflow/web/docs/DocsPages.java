package app.taskflow.web.docs;

import java.time.Duration;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/**
 * The pages under {@code /docs}: Swagger UI from the class path, started by a script of our own, because the policy of
 * these pages allows no inline script. Nothing is loaded from anywhere else.
 */
@RestController
final class DocsPages implements WebMvcConfigurer {

    private static final String LIBRARY = "swagger-ui";

    @GetMapping(
            path = {"/docs", "/docs/"},
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok(new ClassPathResource("index.html", DocsPages.class));
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        String version = Objects.requireNonNull(new WebJarVersionLocator().version(LIBRARY), LIBRARY);
        registry.addResourceHandler("/docs/**")
                .addResourceLocations(
                        "classpath:/app/taskflow/web/docs/",
                        "classpath:/META-INF/resources/webjars/" + LIBRARY + "/" + version + "/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
    }
}
