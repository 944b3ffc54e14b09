package kz.tizim.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Makes one living JVM the only user of a data directory. The operating system frees the lock of a killed one.
 *
 * <p>A second channel on the same file in the same JVM would, when closed, silently free the lock of the first. So the
 * holder is also noted in the system properties, the one place that all class loaders of a JVM share.
 */
final class DirectoryLock implements AutoCloseable {

    private final String holder;
    private final FileChannel channel;

    private DirectoryLock(String holder, FileChannel channel) {
        this.holder = holder;
        this.channel = channel;
    }

    /**
     * Creates the directory where it is missing, and locks it.
     *
     * @throws DatabaseUnavailableException when the directory cannot be written, or another service uses it
     */
    static DirectoryLock acquire(Path directory) {
        try {
            Files.createDirectories(directory);
            String holder = "tizim.data.held:" + directory.toRealPath();
            if (System.getProperties().putIfAbsent(holder, "yes") != null) {
                throw inUse(directory);
            }
            FileChannel channel = null;
            try {
                channel = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock();
                if (lock == null) {
                    throw inUse(directory);
                }
                return new DirectoryLock(holder, channel);
            } catch (IOException | RuntimeException e) {
                release(holder, channel);
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseUnavailableException(
                    "The data directory " + directory + " cannot be written (" + e
                            + "): let the service's user write there, or set TIZIM_DATA to another folder.",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            release(holder, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void release(String holder, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            System.getProperties().remove(holder);
        }
    }

    private static DatabaseUnavailableException inUse(Path directory) {
        return new DatabaseUnavailableException("Another running service uses the data directory " + directory
                + ": stop it, or set TIZIM_DATA to another folder.");
    }
}
