package app.taskflow.command.imports.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param database of MongoDB, for what can be lost without losing a task
 * @param keepRows how long rows wait for an import that does not go on
 */
@ConfigurationProperties("taskflow.imports.store")
record ImportStoreProperties(
        @DefaultValue("taskflow_imports") String database,
        @DefaultValue("30d") Duration keepRows) {}
