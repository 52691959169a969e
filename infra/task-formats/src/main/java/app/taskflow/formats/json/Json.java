package app.taskflow.formats.json;

import app.taskflow.formats.text.Limits;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How JSON of unknown origin is read: to the letter, and no further than a task's data could go. */
public final class Json {

    /** Real exports nest less than ten deep. */
    private static final int DEEPEST = 64;

    private static final int LONGEST_NAME = 1000;

    /** What {@link #FACTORY} holds a file to, for people. */
    static final String LIMITS =
            "a text has at most %d characters, a name or number %d, and nothing is nested deeper than %d"
                    .formatted(Limits.RECORD_CHARS, LONGEST_NAME, DEEPEST);

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Limits.RECORD_CHARS)
                    .maxNumberLength(LONGEST_NAME)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .build();

    /** For one object a line: a repeated name would lose a value in silence. */
    public static final JsonMapper LINES = JsonMapper.builder(FACTORY)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}
}
