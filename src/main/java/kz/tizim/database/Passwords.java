package kz.tizim.database;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The embedded server's passwords: made once, at random, and kept in a file that only its owner may read. */
record Passwords(String superuser, String owner, String app, String lookup) {

    private static final int BYTES = 24;

    /**
     * Reads the file, or makes it with new passwords when it is not there.
     *
     * @throws DatabaseUnavailableException when a password is missing from the file
     */
    static Passwords readOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        return read(file);
    }

    /** @throws DatabaseUnavailableException when the file or a password in it is missing */
    static Passwords read(Path file) throws IOException {
        Properties saved = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                saved.load(reader);
            }
        }
        return new Passwords(
                get(saved, "superuser", file),
                get(saved, "owner", file),
                get(saved, "app", file),
                get(saved, "lookup", file));
    }

    Login superuserLogin() {
        return new Login(PostgresCluster.SUPERUSER, superuser);
    }

    DatabaseLogins logins(String url) {
        return new DatabaseLogins(
                url, new Login("tizim_owner", owner), new Login("tizim_app", app), new Login("tizim_lookup", lookup));
    }

    private static String get(Properties saved, String role, Path file) {
        String password = saved.getProperty(role);
        if (password == null || password.isEmpty()) {
            throw new DatabaseUnavailableException("The database passwords are missing from " + file
                    + ": restore that file from the backup of the data directory.");
        }
        return password;
    }

    private static void make(Path file) throws IOException {
        SecureRandom random = new SecureRandom();
        Properties made = new Properties();
        for (String role : new String[] {"superuser", "owner", "app", "lookup"}) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            made.setProperty(role, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        // Complete before it gets its name, so that a run killed here leaves no half of it behind.
        Path unfinished = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "passwords",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(unfinished)) {
            made.store(writer, "PostgreSQL logins of this data directory");
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String toString() {
        return "Passwords[]";
    }
}
