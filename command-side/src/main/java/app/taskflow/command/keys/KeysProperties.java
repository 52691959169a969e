package app.taskflow.command.keys;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the signing keys are. Keys given as text (from the environment, or a secret mounted as a configuration tree)
 * and keys of the directory count alike.
 *
 * @param directory of files {@code *.pem}; looked at again and again, so that keys change without a restart
 * @param signing the key that signs, in PEM form
 * @param published further keys by which tokens are accepted: the one before, or the one to come; in PEM form
 * @param reload how often the directory is looked at
 * @param development whether to make a key where there is none
 */
@ConfigurationProperties("taskflow.keys")
public record KeysProperties(
        @DefaultValue("data/keys") Path directory,
        @Nullable String signing,
        @DefaultValue List<String> published,
        @DefaultValue("10s") Duration reload,
        @DefaultValue("true") boolean development) {

    /** The keys themselves are not for logs. */
    @Override
    public String toString() {
        return "KeysProperties[directory=%s, reload=%s, development=%s]".formatted(directory, reload, development);
    }
}
