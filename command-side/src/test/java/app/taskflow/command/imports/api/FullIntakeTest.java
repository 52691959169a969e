package app.taskflow.command.imports.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.RunningCommandSide;
import app.taskflow.command.imports.intake.Intake;
import app.taskflow.command.imports.intake.Upload;
import app.taskflow.command.imports.store.Imports;
import app.taskflow.events.imports.ImportMode;
import app.taskflow.formats.row.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Uploads of which one alone takes all the memory that there is for them. */
class FullIntakeTest {

    private static final String CSV = "title\nOne\n";

    /** A file whose sender takes a rest before the first byte. */
    private static final class SlowFile extends InputStream {

        private final InputStream bytes = new ByteArrayInputStream("Task ID,Name\n1,One\n".getBytes(UTF_8));
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            awaitIt();
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            awaitIt();
            return bytes.read(into, from, length);
        }

        private void awaitIt() {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void an_upload_that_finds_no_memory_is_told_to_come_again_and_the_others_do_not_notice() throws Exception {
        try (RunningCommandSide side = RunningCommandSide.start(Map.of("taskflow.imports.intake.memory-share", "0"))) {
            Importer alice = Importer.of(side);
            Importer bob = Importer.of(side);
            SlowFile file = new SlowFile();
            Upload upload = new Upload(alice.user(), file, Source.ASANA, ImportMode.REAL, null, ZoneOffset.UTC);
            FutureTask<Long> rows = new FutureTask<>(() -> side.bean(Intake.class)
                    .take(upload, new Imports.Asked("test", null, null))
                    .rows());
            Thread.startVirtualThread(rows);
            file.begun.await();

            HttpResponse<String> refused = bob.upload("", CSV);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.body()).contains("\"code\":\"unavailable\"");
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");

            file.goOn.countDown();
            assertThat(rows.get()).isEqualTo(1);
            assertThat(bob.upload("", CSV).statusCode()).isEqualTo(202);
        }
    }
}
