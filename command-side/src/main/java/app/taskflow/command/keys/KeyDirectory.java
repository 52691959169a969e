package app.taskflow.command.keys;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory of keys, one a file {@code *.pem}. A name that starts with an instant, like
 * {@code 20261123T100000Z.pem}, says when the key begins to sign; any other name means at once. To rotate without a
 * restart, put in a key that begins some minutes from now: every node publishes it when it next looks, all sign with
 * it from the same instant, and the old file may go once the last token signed with it has expired.
 */
record KeyDirectory(Path path) {

    private static final Logger LOG = LoggerFactory.getLogger(KeyDirectory.class);
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int INSTANT_LENGTH = 16;
    private static final int DEVELOPMENT_BITS = 2048;
    private static final int CURVE_BITS = 256;

    /** All keys, in no order. */
    List<SigningKey> read() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".pem"))
                    .map(KeyDirectory::readFile)
                    .toList();
        } catch (IOException e) {
            throw new UnusableKeyException(path.toString(), "the directory cannot be read", e);
        }
    }

    /** Makes those of the first keys that are missing. Of several processes that do so at once all see the same ones. */
    void createForDevelopment() {
        create("development-tokens.pem", generate("EC", CURVE_BITS));
        // The other one last: where it is, the first is too.
        create("development.pem", generate("RSA", DEVELOPMENT_BITS));
    }

    private void create(String name, KeyPair pair) {
        Path file = path.resolve(name);
        try {
            Files.createDirectories(path);
            Path draft = Files.createTempFile(path, "development", ".new", ownerOnly());
            try {
                Files.writeString(draft, Pem.writeForDevelopment(pair));
                publish(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UnusableKeyException(file.toString(), "cannot be written", e);
        }
    }

    /** A link is made whole or not at all, and never over another's. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
            LOG.info("made a signing key for development in {}", file);
        } catch (FileAlreadyExistsException _) {
            LOG.debug("another process has made {}", file);
        } catch (UnsupportedOperationException _) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static SigningKey readFile(Path file) {
        try {
            return Pem.read(
                    file.toString(),
                    Files.readString(file),
                    signsFrom(file.getFileName().toString()));
        } catch (IOException e) {
            throw new UnusableKeyException(file.toString(), "cannot be read", e);
        }
    }

    private static Instant signsFrom(String name) {
        if (name.length() < INSTANT_LENGTH) {
            return Instant.EPOCH;
        }
        try {
            return INSTANT.parse(name.substring(0, INSTANT_LENGTH), Instant::from);
        } catch (DateTimeParseException _) {
            return Instant.EPOCH;
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static KeyPair generate(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new UnusableKeyException("for development", "cannot be made", e);
        }
    }
}
