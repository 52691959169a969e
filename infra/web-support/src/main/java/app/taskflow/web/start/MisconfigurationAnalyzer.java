package app.taskflow.web.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Puts a refused setting into words at the end of a failed start. */
final class MisconfigurationAnalyzer extends AbstractFailureAnalyzer<MisconfiguredException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MisconfiguredException cause) {
        return new FailureAnalysis(
                "The setting " + cause.setting() + " keeps the service from starting: " + cause.reason(),
                "Change " + cause.setting() + " and start again.",
                cause);
    }
}
