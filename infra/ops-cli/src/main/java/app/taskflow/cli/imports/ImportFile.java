package app.taskflow.cli.imports;

import app.taskflow.cli.account.WrongUsageException;
import app.taskflow.cli.http.Payload;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A file that is there and can be sent. What it holds is for the server to say. */
public record ImportFile(Path path, long size, String mediaType) {

    /**
     * @param charset null where the file itself tells
     * @throws WrongUsageException if there is nothing to send
     */
    public static ImportFile of(Path path, @Nullable Charset charset) {
        if (!Files.exists(path)) {
            throw unreadable(path, "there is no such file");
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw unreadable(path, Files.isDirectory(path) ? "it is a directory" : "it is no file that can be read");
        }
        try {
            long size = Files.size(path);
            if (size == 0) {
                throw unreadable(path, "it is empty");
            }
            String type = mediaType(String.valueOf(path.getFileName()));
            return new ImportFile(path, size, charset == null ? type : type + ";charset=" + charset.name());
        } catch (IOException e) {
            throw unreadable(path, String.valueOf(e.getMessage()));
        }
    }

    private static WrongUsageException unreadable(Path path, String reason) {
        return new WrongUsageException("cannot read %s: %s".formatted(path, reason));
    }

    private static String mediaType(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower.substring(lower.lastIndexOf('.') + 1)) {
            case "ndjson", "jsonl" -> "application/x-ndjson";
            case "json" -> "application/json";
            case "ics", "ical" -> "text/calendar";
            default -> "text/csv";
        };
    }

    Payload payload(LongConsumer sent) {
        return new Payload(path, mediaType, sent);
    }
}
