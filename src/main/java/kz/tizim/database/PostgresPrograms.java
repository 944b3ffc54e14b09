package kz.tizim.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.FileUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own programs ({@code initdb}, {@code pg_ctl}, {@code postgres}), unpacked from the jar once.
 *
 * <p>The library that brings the binaries also starts servers, but without fsync, and its check of readiness needs a
 * login without password. So only its binaries are used here.
 */
final class PostgresPrograms {

    private static final int EXECUTABLE = 0100;

    /** No program is waited for longer than this. */
    private static final long LIMIT_SECONDS = 330;

    private final Path home;

    /** @param home the folder of {@code bin} */
    PostgresPrograms(Path home) {
        this.home = home;
    }

    /** Unpacks into a folder of {@code parent} that is named after the binaries' digest, unless that was done before. */
    static PostgresPrograms unpack(Path parent) throws IOException {
        String architecture = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        byte[] packed;
        try (InputStream binaries = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary("Linux", architecture)) {
            packed = binaries.readAllBytes();
        } catch (IllegalStateException e) {
            throw new DatabaseUnavailableException(
                    "This release brings no PostgreSQL for " + System.getProperty("os.name") + " on " + architecture
                            + ": set TIZIM_DB_URL to a PostgreSQL server.",
                    e);
        }
        Path home = parent.toAbsolutePath().resolve("postgresql-" + digest(packed));
        if (!Files.exists(home)) {
            Files.createDirectories(parent);
            Path unfinished = Files.createTempDirectory(parent.toAbsolutePath(), "unpacking");
            extract(packed, unfinished);
            publish(unfinished, home);
        }
        return new PostgresPrograms(home);
    }

    /**
     * Runs a program to its end.
     *
     * @param output receives what it prints
     * @return whether it succeeded
     */
    boolean run(Path output, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody in particular.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                return false;
            }
            return process.exitValue() == 0;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isRoot() {
        if (!System.getProperty("user.name").equals("root")) {
            return false;
        }
        if (!LinuxUtils.isUnshareAvailable()) {
            throw new DatabaseUnavailableException("PostgreSQL refuses to run as root, and `unshare -U` is not allowed"
                    + " here: run the service as an ordinary user, or set TIZIM_DB_URL to a PostgreSQL server.");
        }
        return true;
    }

    private static String digest(byte[] packed) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(packed);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void extract(byte[] packed, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("The archive leaves its folder.");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.resolve("..").normalize());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    boolean executable = (entry.getMode() & EXECUTABLE) != 0;
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Another process may have unpacked the same at the same time: either copy is as good. */
    private static void publish(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            FileUtils.deleteDirectory(unfinished.toFile());
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }
}
