package app.taskflow.query;

import app.taskflow.web.start.Carriers;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The query side as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(QuerySide.class)
public class QuerySideApplication {

    /** A file of its own name, as another side on the class path brings settings too. */
    static final String CONFIG_NAMES = "spring.config.name=application,query-side";

    public static void main(String[] args) {
        Carriers.severalPerProcessor();
        new SpringApplicationBuilder(QuerySideApplication.class)
                .properties(CONFIG_NAMES)
                .run(args);
    }
}
