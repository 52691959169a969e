package app.taskflow.web.docs;

import app.taskflow.web.auth.PublicPaths;
import app.taskflow.web.browser.CookiePolicy;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** What holds for the contract as a whole: who may call, and what errors look like. */
final class EdgeContract implements OpenApiCustomizer {

    private static final String BEARER = "bearer";
    private static final String COOKIE = "cookie";

    private final CookiePolicy cookies;

    EdgeContract(CookiePolicy cookies) {
        this.cookies = cookies;
    }

    @Override
    public void customise(OpenAPI contract) {
        contract.info(new Info()
                        .title("TaskFlow API")
                        .version("v1")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                // Relative: whoever reads the contract calls the host it came from.
                .servers(List.of(new Server().url("/")))
                .security(
                        List.of(new SecurityRequirement().addList(BEARER), new SecurityRequirement().addList(COOKIE)));
        if (contract.getComponents() == null) {
            contract.setComponents(new Components());
        }
        describeAccess(contract.getComponents());
        ProblemDocumentation.describe(contract.getComponents());
        contract.getPaths()
                .forEach((path, calls) -> calls.readOperations().forEach(operation -> describeAccess(path, operation)));
    }

    private void describeAccess(Components components) {
        components.addSecuritySchemes(
                BEARER,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT"));
        components.addSecuritySchemes(
                COOKIE,
                new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name(cookies.accessToken()));
    }

    private static void describeAccess(String path, Operation operation) {
        if (PublicPaths.contains(path)) {
            operation.setSecurity(List.of());
        } else {
            operation.getResponses().putIfAbsent("401", ProblemDocumentation.reference("401"));
        }
    }
}
