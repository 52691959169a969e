package app.taskflow.cli.client;

import app.taskflow.cli.http.Answer;
import app.taskflow.cli.http.Call;
import app.taskflow.cli.http.Payload;
import app.taskflow.cli.http.Transport;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;

/** A user's imports. */
public final class Imports {

    private static final String PATH = "/api/v1/imports";

    /** The file is read to its end before it is answered. */
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(1);

    private final Transport transport;

    Imports(Transport transport) {
        this.transport = transport;
    }

    /**
     * Begins an import; begun once, however often the file has to be sent.
     *
     * @param query the parameters of {@code POST /imports}
     */
    public ImportStatus begin(Payload file, Map<String, String> query) throws InterruptedException {
        Call call = Call.post(PATH, file).asking(query).within(LONGEST_UPLOAD).once();
        return transport.send(call, ImportStatus.class).body();
    }

    public Answer<ImportStatus> status(String id) throws InterruptedException {
        return transport.send(Call.get(path(id), Map.of()), ImportStatus.class);
    }

    /** @param action {@code cancel}, {@code pause}, {@code resume} or {@code undo} */
    public ImportStatus tell(String id, String action) throws InterruptedException {
        return transport
                .send(Call.post(path(id) + "/" + action, null).once(), ImportStatus.class)
                .body();
    }

    /** The first of what is told of its rows, in the order of the file. */
    public RowMessages messages(String id, int limit) throws InterruptedException {
        Map<String, String> query = Map.of("limit", String.valueOf(limit));
        return transport
                .send(Call.get(path(id) + "/errors", query), RowMessages.class)
                .body();
    }

    /** All of it, as CSV. */
    public void messages(String id, OutputStream csv) throws IOException, InterruptedException {
        transport.download(Call.get(path(id) + "/errors", Map.of()).accepting("text/csv"), csv);
    }

    private static String path(String id) {
        return PATH + "/" + id;
    }
}
