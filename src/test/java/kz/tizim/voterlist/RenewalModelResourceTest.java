package kz.tizim.voterlist;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Links;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever happens to a town after the build: placed anew it stands as in a whole build, row by row. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RenewalModelResourceTest extends WithElectionAhead {
    private static final int CITIZENS = 40;
    private static final int ROUNDS = 12;
    private static final int MOST_CHANGES = 6;
    private static final List<String> SELECTORS = List.of("1-15", "16-30", "1-29 odd", "2-30 even", "7,9,11", "");

    private final Random random = new Random(811);
    private final List<Iin> people = new ArrayList<>();
    private String unknown;

    /** Other tests share the database: an overlap would stop their handover. */
    @AfterEach
    void endTheRules() {
        for (String street : List.of(country.home.street(), unknown)) {
            country.run("update boundary set valid_to = valid_from where street = ?", street);
            country.run("update citizen set missing_since = 1 where street = ?", street);
        }
    }

    @Test
    void aTownPlacedAnewStandsAsInAWholeBuild() throws Exception {
        poll = service.newElection(country, OPEN_TO_TRANSFERS);
        unknown = "Белгісіз " + country.home.code();
        people.addAll(country.citizens(country.home, CITIZENS));
        for (Iin iin : people) {
            live(iin, random.nextInt(5) == 0 ? unknown : country.home.street(), house());
        }
        service.buildLists(country, poll);
        for (int round = 0; round < ROUNDS; round++) {
            var changes = new ArrayList<Integer>();
            for (int i = 1 + random.nextInt(MOST_CHANGES); i > 0; i--) {
                changes.add(random.nextInt(11));
                change(changes.getLast());
            }
            service.as(country.central)
                    .body(Map.of("kato", country.home.kato()))
                    .post(poll.path("/lists/renewal"))
                    .then()
                    .statusCode(200);
            List<String> inPlace = standing();
            List<Integer> sums = sums();
            service.buildLists(country, poll);
            String told = "round " + round + " after " + changes;
            assertEquals(String.join("\n", standing()), String.join("\n", inPlace), told);
            assertEquals(sums(), sums, told);
        }
    }

    private void change(int kind) {
        Iin somebody = people.get(random.nextInt(people.size()));
        switch (kind) {
            case 0 ->
                country.run(
                        RULE + " on conflict do nothing",
                        place().id(),
                        country.home.kato(),
                        country.home.street(),
                        SELECTORS.get(random.nextInt(SELECTORS.size())));
            case 1 ->
                country.run(
                        "update boundary set valid_to = '2020-06-01' where id ="
                                + " (select min(id) from boundary where street = ? and valid_to is null and valid_from < '2020-06-01')",
                        country.home.street());
            case 2 -> live(somebody, random.nextBoolean() ? unknown : country.home.street(), house());
            case 3 ->
                country.run(
                        "update citizen set life_status = case life_status when 'ALIVE' then 'DECEASED' else 'ALIVE' end where iin = ?",
                        somebody.value());
            case 4 ->
                country.run(
                        "insert into ineligibility (iin, ground, act, valid_from, import_id) values (?, 'INCAPABLE', '2-1/2020', '2020-01-01', 0) on conflict do nothing",
                        somebody.value());
            case 5 ->
                country.run(
                        "update citizen set missing_since = case when missing_since is null then 1 end where iin = ?",
                        somebody.value());
            case 6 -> transfer(somebody);
            case 7 -> link();
            case 8 -> assign(somebody, random.nextBoolean() ? country.otherTown : place());
            case 9 -> withdraw(somebody);
            default -> decide();
        }
    }

    /** To any of three precincts; refused of whom may not vote, or has asked before. */
    private void transfer(Iin iin) {
        Place to = random.nextBoolean() ? country.otherTown : place();
        service.as(country.territorial, Service.newKey())
                .body(Map.of("iin", iin.digits(), "precinct", to.code(), "reference", "Application No 7"))
                .post(poll.path("/transfers"))
                .then()
                .statusCode(oneOf(201, 409, 422));
    }

    /** From whichever precinct it was asked for; refused where it was not. */
    private void withdraw(Iin iin) {
        for (Place from : List.of(country.home, country.neighbour, country.otherTown)) {
            service.as(country.territorial, Service.newKey())
                    .body(Map.of("iin", iin.digits(), "precinct", from.code(), "reference", "Application No 8"))
                    .post(poll.path("/transfers/withdrawals"))
                    .then()
                    .statusCode(oneOf(201, 409, 422));
        }
    }

    /** Some number turns out to be an old one of the first person. */
    private void link() {
        Iin old = people.remove(1 + random.nextInt(people.size() - 1));
        Links.link(service, country, old, people.getFirst());
    }

    /** About the street that no rule names, for all its houses; refused where it would change nothing. */
    private void decide() {
        var decision = new LinkedHashMap<String, Object>();
        decision.put("kato", country.home.kato());
        decision.put("street", unknown);
        decision.put("decision", "Әкімнің № 7 шешімі");
        if (random.nextInt(4) == 0) {
            decision.put("as", "ALIAS");
            decision.put("sameAs", country.home.street());
        } else {
            decision.put("as", "RULE");
            decision.put("precinct", place().code());
            decision.put("house", house());
        }
        service.as(country.central)
                .body(decision)
                .post(poll.path("/unassigned/decisions"))
                .then()
                .statusCode(oneOf(200, 409, 422));
    }

    private Place place() {
        return random.nextBoolean() ? country.home : country.neighbour;
    }

    private String house() {
        return String.valueOf(1 + random.nextInt(30));
    }

    private List<Integer> sums() {
        var lists = service.as(country.admin)
                .get(poll.path("/lists"))
                .then()
                .body("state", equalTo("DRAFT"))
                .extract()
                .jsonPath();
        return List.of(
                lists.getInt("eligible"), lists.getInt("listed"), lists.getInt("unassigned"), lists.getInt("overlaps"));
    }

    private List<String> standing() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select line from election e cross join lateral (
                            select concat_ws(' ', iin, precinct_id, part, basis, boundary_id, matched) as line
                            from voter where election_id = e.id
                            union all
                            select concat_ws(' ', iin, reason, first_boundary, second_boundary)
                            from unassigned where election_id = e.id and decided_at is null) lines
                        where e.code = ? order by line""")) {
            select.setString(1, poll.code());
            var lines = new ArrayList<String>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(row.getString(1));
                }
            }
            return lines;
        }
    }
}
