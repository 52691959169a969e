package app.taskflow.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Leaves out Boot's error page. The container would send every error it finds through all filters to that page, which
 * answers in its own format; the edge answers in the container.
 */
final class WithoutErrorPage implements AutoConfigurationImportFilter {

    private static final String ERROR_PAGE =
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration";

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[autoConfigurations.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = !ERROR_PAGE.equals(autoConfigurations[i]);
        }
        return wanted;
    }
}
