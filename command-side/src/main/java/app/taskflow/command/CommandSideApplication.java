package app.taskflow.command;

import app.taskflow.web.start.Carriers;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The command side as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(CommandSide.class)
public class CommandSideApplication {

    /** A file of its own name, as another side on the class path brings settings too. */
    static final String CONFIG_NAMES = "spring.config.name=application,command-side";

    public static void main(String[] args) {
        Carriers.severalPerProcessor();
        new SpringApplicationBuilder(CommandSideApplication.class)
                .properties(CONFIG_NAMES)
                .run(args);
    }
}
