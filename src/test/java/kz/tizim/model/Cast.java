package kz.tizim.model;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Service;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.model.Plan.Site;

/**
 * Who plays: few persons, some of whom have two numbers, at four precincts, one of them a hospital; an election whose lists
 * are handed over; and for its regional contest printed blanks, some for each person.
 */
final class Cast {
    private static final int PEOPLE = 36;
    private static final int PAIRS = 6;
    private static final int BLANKS = 4;
    /** So many vote nowhere: blanks are at most as many as voters. */
    private static final int OTHERS = PEOPLE * BLANKS;

    final SmallCountry country;
    final List<Place> places;
    final List<Person> people = new ArrayList<>();
    final Map<String, String> registered = new HashMap<>();
    final Map<String, Site> sites = new LinkedHashMap<>();
    final Poll poll;
    final int election;
    private final Service service;

    Cast(Fleet fleet) throws Exception {
        country = fleet.country();
        service = fleet.instance(0).service();
        places = List.of(country.home, country.neighbour, country.otherTown, country.otherRegion);
        for (Place place : places) {
            List<String> contests =
                    place.equals(country.otherRegion) ? List.of("mazhilis") : List.of("mazhilis", "maslikhat");
            sites.put(place.code(), new Site(place.code(), place.kato().substring(0, 4), contests));
        }
        country.run("update precinct set kind = 'SPECIAL' where id = ?", country.neighbour.id());
        for (int i = 0; i < PEOPLE; i++) {
            Place home = home(i);
            var iins = new ArrayList<String>();
            for (int j = 0; j < (i < PAIRS ? 2 : 1); j++) {
                iins.add(country.citizen(home).digits());
                registered.put(iins.getLast(), home.code());
            }
            people.add(new Person(iins));
        }
        country.citizens(country.home, OTHERS);
        poll = election();
        service.buildLists(country, poll);
        service.as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
        election = country.query("select id from election where code = ?", poll.code());
        printBlanks();
        Stored stored = stored(fleet);
        people.forEach(person -> person.become(Set.of(stored.of(person))));
    }

    /** Where a person is registered. */
    private Place home(int person) {
        return person % 3 == 0 ? country.otherTown : country.home;
    }

    Stored stored(Fleet fleet) throws SQLException {
        try (Connection connection = fleet.connection()) {
            return new Stored(connection, election);
        }
    }

    private Poll election() {
        LocalDate day =
                service.now().atZoneSameInstant(Service.ALMATY).toLocalDate().plusDays(10);
        var named = new Poll("m-" + Service.newKey().substring(0, 12), day);
        var request = Service.electionRequest(named.code(), day);
        request.put("calendar", Map.of("blanksPerThousand", 1000, "blanksSource", "Law of this test"));
        service.as(country.admin).body(request).post("/api/v1/elections").then().statusCode(201);
        return named;
    }

    /** One range for each of the two precincts, shared out among its persons. */
    private void printBlanks() {
        move(country.central, "PRINT", 1, PEOPLE * BLANKS, Map.of("contest", Plan.PRINTED));
        pass(country.central, country.territorialCode(), country.territorial, 1, PEOPLE * BLANKS);
        int serial = 1;
        for (Place place : List.of(country.home, country.otherTown)) {
            int first = serial;
            for (int i = 0; i < PEOPLE; i++) {
                for (int j = 0; j < BLANKS && home(i).equals(place); j++) {
                    people.get(i).blanks.add(number(serial++));
                }
            }
            pass(country.territorial, place.code(), place.chair(), first, serial - 1);
        }
    }

    /** With its check digits. */
    private static String number(int serial) {
        return "%08d%02d".formatted(serial, 98 - serial * 100 % 97);
    }

    private void pass(String giver, String to, String receiver, int first, int last) {
        String handover = move(giver, "HANDOVER", first, last, Map.of("to", to));
        service.as(receiver, Service.newKey())
                .body(Map.of("act", "Act of receipt"))
                .post(poll.path("/blanks/movements/" + handover + "/receipt"))
                .then()
                .statusCode(201);
    }

    private String move(String giver, String kind, int first, int last, Map<String, String> more) {
        var act = new HashMap<String, String>(more);
        act.put("kind", kind);
        act.put("act", "Act of " + kind);
        act.put("first", number(first));
        act.put("last", number(last));
        return service.as(giver, Service.newKey())
                .body(act)
                .post(poll.path("/blanks/movements"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
