package app.taskflow.command.imports.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.command.RunningCommandSide;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Uploads of which one alone takes all the memory that there is for them. */
class FullIntakeTest {

    private static final String CSV = "title\nOne\n";

    @Test
    void an_upload_that_finds_no_memory_is_told_to_come_again_and_the_others_do_not_notice() throws Exception {
        PipedOutputStream file = new PipedOutputStream();
        try (RunningCommandSide side = RunningCommandSide.start(Map.of("taskflow.imports.intake.memory-share", "0"));
                PipedInputStream received = new PipedInputStream(file)) {
            Importer alice = Importer.of(side);
            Importer bob = Importer.of(side);
            FutureTask<HttpResponse<String>> slow = begun(() -> alice.send(
                    "POST",
                    "/imports?source=asana",
                    BodyPublishers.ofInputStream(() -> received),
                    "Content-Type",
                    "text/csv"));
            file.write("Task ID,Name\n1,".getBytes(UTF_8));
            file.flush();

            await().until(() -> bob.upload("", CSV).statusCode(), status -> status == 503);
            HttpResponse<String> refused = bob.upload("", CSV);
            assertThat(refused.body()).contains("\"code\":\"unavailable\"");
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");

            file.write("One\n".getBytes(UTF_8));
            file.close();
            assertThat(slow.get().statusCode()).as(slow.get().body()).isEqualTo(202);
            assertThat(bob.upload("", CSV).statusCode()).isEqualTo(202);
        }
    }

    private static <T> FutureTask<T> begun(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.startVirtualThread(task);
        return task;
    }
}
