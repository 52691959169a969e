package app.taskflow.command.imports.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param rows as many at most has an import
 * @param chunkRows as many at most are done in one commit
 * @param memoryShare of the heap that all uploads of a node may take together
 */
@ConfigurationProperties("taskflow.imports.intake")
record IntakeProperties(
        @DefaultValue("1000000") long rows,
        @DefaultValue("500") int chunkRows,
        @DefaultValue("0.25") double memoryShare) {

    long memoryBytes() {
        return (long) (Runtime.getRuntime().maxMemory() * memoryShare);
    }
}
