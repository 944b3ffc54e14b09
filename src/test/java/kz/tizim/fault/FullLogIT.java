package kz.tizim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import kz.tizim.database.SmallDisk;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Redemptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where PostgreSQL finds no room for its log of changes, it ends itself, in the middle of whatever it does. */
@Timeout(180)
class FullLogIT {
    private static final int DISK_MEGABYTES = 320;
    /** Enough for rows, and not for a segment of the log. */
    private static final long LITTLE = 4L << 20;

    private static final int RUSH = 300;

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedBeforeTheDiskWasFullIsThereAfterwards() throws Exception {
        String obstacle = SmallDisk.obstacle(folder.resolve("trial"));
        if (obstacle != null && !Boolean.parseBoolean(System.getenv("CI"))) {
            abort("left out, since " + obstacle);
        }
        try (var disk = SmallDisk.start(folder.resolve("disk"), DISK_MEGABYTES);
                var proxy = new PostgresProxy(disk.database());
                var fleet = new Fleet(1, folder, proxy.through(disk.database()), Map.of())) {
            Redemptions redemptions = Redemptions.prepare(fleet, RUSH);
            try (Connection superuser = disk.database().asSuperuser();
                    Statement statement = superuser.createStatement()) {
                disk.leave(LITTLE);
                Rush rush = Rush.begin(fleet, redemptions, 0, RUSH);
                rush.awaitAdmitted(RUSH / 4);
                assertThrows(SQLException.class, () -> fillTheLog(statement), "the server has ended itself");
                rush.awaitSeen("503 unavailable", RUSH / 4);
                disk.giveBack();
                proxy.leadTo(disk.restart());
                Map<String, Integer> seen = rush.end();
                assertEquals(RUSH, seen.get("201"));
                System.out.println("No room for the log: desks saw " + seen);
            }
        }
    }

    /** Until the next segment is needed, for which there is no room. */
    private static void fillTheLog(Statement statement) throws SQLException {
        for (int segment = 0; segment < 32; segment++) {
            statement.execute("select pg_logical_emit_message(true, 'test', 'test')");
            statement.execute("select pg_switch_wal()");
        }
    }
}
