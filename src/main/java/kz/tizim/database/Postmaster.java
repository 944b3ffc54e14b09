package kz.tizim.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL's {@code postmaster.pid} tells of the server on a cluster directory.
 *
 * @param starting whether the server will take connections later; one that stops will not
 * @see <a href="https://www.postgresql.org/docs/18/storage-file-layout.html">Database file layout</a>
 */
record Postmaster(long pid, int port, boolean starting) {

    private static final int PID = 0;
    private static final int PORT = 3;
    private static final int STATUS = 7;

    /** The server that runs on this directory; empty also when the file was left by a process that is no more. */
    static Optional<Postmaster> on(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.isEmpty() || !isServer(number(lines.get(PID)), cluster)) {
            return Optional.empty();
        }
        // A starting server writes the file line by line.
        int port = lines.size() > PORT ? (int) number(lines.get(PORT)) : 0;
        boolean starting = lines.size() <= STATUS || lines.get(STATUS).trim().equals("starting");
        return Optional.of(new Postmaster(number(lines.get(PID)), port, starting));
    }

    /** After a restart of the machine or container the number may belong to any other process. */
    private static boolean isServer(long pid, Path cluster) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().commandLine())
                .filter(command -> command.contains("postgres") && command.contains(cluster.toString()))
                .isPresent();
    }

    private static long number(String line) {
        try {
            return Long.parseLong(line.trim());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
