package app.taskflow.bench.report;

import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The report as JSON, with the circumstances that make two of them comparable or not. */
public final class JsonReport {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private JsonReport() {}

    public static void write(Report report, Path file) {
        JSON.writeValue(file, report);
    }
}
