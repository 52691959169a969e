package app.taskflow.web.input;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON as it goes over the wire: read strictly, written canonically (absent values left out, instants in UTC with
 * milliseconds). Every failure to read is a {@link ProblemException} fit for the client. Safe for use by many threads.
 */
public final class WireJson {

    /** Deeper than any body of the API, and far from the depth that would cost a stack. */
    private static final int MAX_DEPTH = 64;
    /** Longer than any number of the API; a conversion of 100 000 digits takes quadratic time. */
    private static final int MAX_NUMBER_LENGTH = 40;

    /** A name that is not known is told to the client, so it must not be a text of its own. */
    private static final int MAX_NAME_LENGTH = 256;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .maxNameLength(MAX_NAME_LENGTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfigDefaults(coercion -> {
                for (CoercionInputShape shape : CoercionInputShape.values()) {
                    coercion.setCoercion(shape, CoercionAction.Fail);
                }
            })
            .changeDefaultNullHandling(nulls -> JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addHandler(new Findings.Handler())
            .addModule(StrictScalars.module())
            .addModule(new SimpleModule("taskflow-wire")
                    .addDeserializer(Patched.class, new PatchedReaders())
                    .addSerializer(Instant.class, new InstantWriter()))
            .build();

    /**
     * Reads the body of a request and has it check itself if it is {@link Checked}.
     *
     * @throws ProblemException 400 if it cannot be parsed, has a wrong type or an unknown name, 422 if it breaks a rule
     */
    public <T> T read(byte[] body, Class<T> type) {
        return type.cast(read(body, (Type) type));
    }

    /** As {@link #read(byte[], Class)}, for a generic type. */
    public Object read(byte[] body, Type type) {
        Violations violations = new Violations();
        Object value = read(type, violations, reader -> reader.readValue(text(body)));
        violations.throwIfAny();
        return value;
    }

    /**
     * Reads a part of a body that was read as a tree. Broken rules go to {@code violations}, whose base is the place of
     * the part; the value is then not to be used.
     *
     * @throws ProblemException 400 if it has a wrong type or an unknown name
     */
    public <T> T read(JsonNode part, Class<T> type, Violations violations) {
        return type.cast(read(type, violations, reader -> reader.readValue(part)));
    }

    /** The bytes of a value as it goes to clients. */
    public byte[] write(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    /** Writes a value as it goes to clients; the stream stays open. */
    public void write(Object value, OutputStream out) {
        mapper.writerFor(value.getClass())
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .writeValue(out, value);
    }

    private Object read(Type type, Violations violations, Function<ObjectReader, @Nullable Object> reading) {
        Findings findings = new Findings(violations);
        ObjectReader reader = mapper.readerFor(mapper.constructType(type)).withAttribute(Findings.class, findings);
        Object value = read(reader, findings, reading);
        if (!findings.unknown().isEmpty()) {
            throw ProblemCode.UNKNOWN_PROPERTY.exception().withErrors(findings.unknown());
        }
        if (value instanceof Checked checked) {
            checked.check(violations);
        }
        return value;
    }

    private static Object read(
            ObjectReader reader, Findings findings, Function<ObjectReader, @Nullable Object> reading) {
        try {
            Object value = reading.apply(reader);
            if (value == null) {
                throw malformed("The body must not be null");
            }
            return value;
        } catch (DatabindException e) {
            throw WrongType.problem(e, findings);
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    private static String text(byte[] body) {
        if (body.length == 0) {
            throw malformed("The body is empty");
        }
        return JsonText.decode(body);
    }

    /** The parser's own message names its classes and switches; the place is what helps. */
    private static ProblemException malformed(JacksonException failure) {
        TokenStreamLocation at = failure.getLocation();
        return malformed(
                at == null
                        ? "The body goes beyond what is read: too deep, or a number or name too long"
                        : "The body is not valid JSON (line %d, column %d)"
                                .formatted(at.getLineNr(), at.getColumnNr()));
    }

    private static ProblemException malformed(String detail) {
        return ProblemCode.MALFORMED_REQUEST.exception(detail);
    }
}
