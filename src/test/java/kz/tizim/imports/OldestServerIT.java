package kz.tizim.imports;

import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import kz.tizim.database.OwnPostgres;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Service.Poll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Extracts on the oldest version of PostgreSQL that the service runs on. */
@Timeout(180)
class OldestServerIT {
    private static final int CITIZENS = 40;

    @TempDir
    static Path folder;

    @Test
    void aRegisterComesInIsChangedAndSearchedByBothNames() throws Exception {
        try (OwnPostgres server = OwnPostgres.start(folder.resolve("server"), OwnPostgres.debianRequired());
                var fleet = new Fleet(1, folder, server.database(), Map.of())) {
            var way = new ImportWay(fleet, CITIZENS);
            way.apply("Әбенов");
            var service = way.instance().service();
            Poll poll = service.electionWithLists(fleet.country());
            int id = way.apply("Ғалиев");
            assertEquals(
                    CITIZENS,
                    way.calls().number("select count(*) from citizen_before where renamed and replaced_by = " + id));
            for (String name : new String[] {"Әбенов", "Ғалиев"}) {
                service.search(poll, fleet.country().home, name)
                        .then()
                        .statusCode(200)
                        .body("voters", hasSize(CITIZENS))
                        .body("voters.surname", everyItem(startsWith("Әбенов")));
            }
        }
    }
}
