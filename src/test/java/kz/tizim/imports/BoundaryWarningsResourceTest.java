package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.BOUNDARIES;
import static kz.tizim.imports.ExtractRows.PRECINCTS;
import static kz.tizim.imports.ExtractRows.boundary;
import static kz.tizim.imports.ExtractRows.precinct;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BoundaryWarningsResourceTest extends WithImports {
    @Test
    void aRowWithALikelyTypoIsTakenAndCounted() throws Exception {
        calls.apply("PRECINCTS", PRECINCTS, precinct(910));
        int id = calls.judged(
                "BOUNDARIES",
                Map.of("added", 3, "warned", 2),
                BOUNDARIES,
                boundary("11-910", "1,2, 34, 5"),
                boundary("11-910", "7,9,7"),
                boundary("11-910", "1-27 нечётная сторона"));
        assertEquals(
                2, calls.number("select count(distinct line) from import_reject where warning and import_id = " + id));
        calls.cancel(id);
    }

    @Test
    void aDecisionMayTakeManyLinesAndThousandsOfHouses() throws Exception {
        calls.apply("PRECINCTS", PRECINCTS, precinct(911));
        String houses = new Random(5)
                .ints(1, 10_000)
                .distinct()
                .limit(2_500)
                .mapToObj(house -> house + "/" + (house % 7 + 1))
                .collect(Collectors.joining(","));
        String[] rules = {BOUNDARIES, boundary("11-911", houses), boundary("11-911", "1-9 odd;\r\n20-40\n")};
        calls.apply("BOUNDARIES", rules);
        assertEquals(
                2,
                calls.number("select count(*) from boundary b join precinct p on p.id = b.precinct_id"
                        + " where p.code = '11-911' and length(selector) in (16, " + houses.length() + ")"));
        rules[0] += "\n";
        calls.cancel(calls.judged("BOUNDARIES", Map.of("unchanged", 2, "changed", 0, "rejected", 0), rules));
    }
}
