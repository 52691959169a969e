package app.taskflow.web.docs;

import app.taskflow.web.input.QueryComponent;
import app.taskflow.web.input.QueryParameters.Parameter;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Describes a query parameter by the same component it is read by. */
final class QueryDocumentation {

    private QueryDocumentation() {}

    static io.swagger.v3.oas.models.parameters.Parameter of(QueryComponent component) {
        Schema<?> value = schema(component.type());
        limit(value, component.rule());
        if (!component.fallback().isEmpty()) {
            value.setDefault(component.fallback());
        }
        boolean many = component.repeatable() || component.commaSeparated();
        return new QueryParameter()
                .name(component.name())
                .description(component.description().isEmpty() ? null : component.description())
                .required(false)
                .schema(many ? new ArraySchema().items(value) : value)
                .explode(many ? component.repeatable() : null);
    }

    /** What reads itself from a text, such as an id or a sort order, is a string to the client. */
    private static Schema<?> schema(Class<?> type) {
        Schema<?> schema = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(false))
                .schema;
        return schema == null || schema.getTypes() == null || schema.getTypes().contains("object")
                ? new StringSchema()
                : schema;
    }

    private static void limit(Schema<?> schema, @Nullable Parameter rule) {
        if (rule == null) {
            return;
        }
        boolean number = schema.getTypes() != null && schema.getTypes().contains("integer");
        if (number && rule.min() > Long.MIN_VALUE) {
            schema.setMinimum(BigDecimal.valueOf(rule.min()));
        }
        if (number && rule.max() < Long.MAX_VALUE) {
            schema.setMaximum(BigDecimal.valueOf(rule.max()));
        } else if (rule.max() < Integer.MAX_VALUE) {
            schema.setMaxLength((int) rule.max());
        }
    }
}
