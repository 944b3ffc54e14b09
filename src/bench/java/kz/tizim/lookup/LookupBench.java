package kz.tizim.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import kz.tizim.bench.Callers;
import kz.tizim.bench.Comparison;
import kz.tizim.bench.JsonConnection;
import kz.tizim.bench.PackagedService;
import kz.tizim.bench.Population;
import kz.tizim.database.DurableDatabase;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** Citizens' look-ups over HTTP, compared with one point select. */
class LookupBench {
    private static final double BOUND = 0.3;
    private static final int CITIZENS = 200_000;
    private static final Comparison COMPARISON = new Comparison("look-up", 150_000, 40_000, 5);

    @Test
    void lookUpsKeepUpWithAPointSelect() throws Exception {
        try (DurableDatabase database = DurableDatabase.start();
                PackagedService jar = PackagedService.start(database)) {
            var country = new SmallCountry(database.app());
            Service.Poll poll = new Service(jar.port()).newElection(country);
            int election = country.query("select id from election where code = ?", poll.code());
            List<Iin> iins = Population.iins(CITIZENS);
            try (Connection owner = database.asOwner()) {
                Population.write(owner, iins, election, country.home);
            }
            database.settle();
            try (var baseline = new Callers(i -> new PointSelect(database.asApp(), iins, election, country.home));
                    var citizens = new Callers(i -> new Asker(jar.port(), iins, country.home))) {
                COMPARISON.requireRatio(baseline, citizens, jar, BOUND);
            }
        }
    }

    /** Somebody far from the one before, so that neighbours of one page do not follow each other. */
    private static Iin scattered(List<Iin> iins, int number) {
        return iins.get((int) (number * 7_919L % iins.size()));
    }

    /** The baseline: the place on a list, straight through the driver. */
    private static final class PointSelect implements Callers.Caller {
        private final Connection connection;
        private final PreparedStatement select;
        private final List<Iin> iins;
        private final int election;
        private final SmallCountry.Place home;

        PointSelect(Connection connection, List<Iin> iins, int election, SmallCountry.Place home) throws SQLException {
            this.connection = connection;
            this.select =
                    connection.prepareStatement("select precinct_id from voter where election_id = ? and iin = ?");
            this.iins = iins;
            this.election = election;
            this.home = home;
        }

        @Override
        public void call(int number) throws SQLException {
            select.setInt(1, election);
            select.setLong(2, scattered(iins, number).value());
            try (ResultSet row = select.executeQuery()) {
                assertTrue(row.next());
                assertEquals(home.id(), row.getInt(1));
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    /** A citizen who asks the service. */
    private static final class Asker implements Callers.Caller {
        private final JsonConnection connection;
        private final List<Iin> iins;
        private final SmallCountry.Place home;

        Asker(int port, List<Iin> iins, SmallCountry.Place home) throws IOException {
            this.connection = new JsonConnection(port, "");
            this.iins = iins;
            this.home = home;
        }

        @Override
        public void call(int number) throws IOException {
            int status = connection.post(
                    "/api/v1/lookup",
                    "",
                    "{\"iin\":\"" + scattered(iins, number).digits() + "\",\"documentLast4\":\""
                            + Population.DOCUMENT_LAST4 + "\"}");
            assertEquals(200, status, connection::lastAnswer);
            assertTrue(connection.lastAnswer().contains(home.code()), connection::lastAnswer);
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
