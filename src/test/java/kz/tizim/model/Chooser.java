package kz.tizim.model;

import static kz.tizim.model.Step.Kind.*;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.model.Person.Known;
import kz.tizim.model.Step.Kind;
import org.jspecify.annotations.Nullable;

/** Draws requests, each from the generator that it is given. */
final class Chooser {
    private static final List<String> BOTH = List.of("mazhilis", "maslikhat");
    private final SmallCountry country;
    private final List<Place> places;
    private final List<Person> people;
    private final Map<Kind, Integer> weights;

    Chooser(SmallCountry country, List<Person> people, @Nullable LocalTime time) {
        this.country = country;
        this.places = List.of(country.home, country.neighbour, country.otherTown, country.otherRegion);
        this.people = people;
        this.weights = Weights.at(time);
    }

    /** Half of the requests are about one person in four, so that they meet. */
    Person person(Random random) {
        int most = random.nextBoolean() ? people.size() : Math.max(1, people.size() / 4);
        return people.get(random.nextInt(most));
    }

    Step next(Person person, Random random) {
        Step earlier = Person.one(person.asked, random);
        if (earlier != null && random.nextInt(100) < 9) {
            return earlier;
        }
        Step step = null;
        while (step == null) {
            step = of(Weights.draw(weights, random), person, random);
        }
        boolean reused = earlier != null && random.nextInt(100) < 4 && step.kind().keyed;
        return reused
                ? new Step(
                        step.kind(),
                        step.account(),
                        step.iin(),
                        step.place(),
                        step.contests(),
                        step.subject(),
                        step.word(),
                        step.sheet(),
                        earlier.key())
                : step;
    }

    /** A request of a kind; null where nothing is known that it could be about. */
    private @Nullable Step of(Kind kind, Person person, Random random) {
        return switch (kind) {
            case ISSUE, HOME_ASK, BALLOT, LATE, INCLUDE_ASK, ENTITLEMENT -> ofCitizen(kind, person, random);
            case RETURN, LOSS, ANNUL_ASK, REDEEM, TOLD_ASK -> ofPaper(kind, person, random);
            case HOME_DECIDE, HOME_WITHDRAW -> ofVisit(kind, Person.one(person.visits, random), random);
            case REPLACE, VOID_ASK -> ofEntry(kind, Person.one(person.entries, random), random);
            case DECIDE -> decision(Person.one(person.matters, random), random);
            case LINK_ASK -> person.iins.size() < 2 ? null : link(person, random);
            case OPEN, CLOSE, HOURS -> ofPrecinct(kind, places.get(random.nextInt(places.size())), random);
        };
    }

    private static Step step(Kind kind, String account, String iin, Place place) {
        return new Step(
                kind,
                account,
                iin,
                place.code(),
                List.of(),
                "",
                "",
                "",
                UUID.randomUUID().toString());
    }

    private List<String> contests(Place place, Random random) {
        if (place.equals(country.otherRegion)) {
            return BOTH.subList(0, 1);
        }
        return switch (random.nextInt(4)) {
            case 0 -> BOTH.subList(1, 2);
            case 1 -> BOTH;
            default -> BOTH.subList(0, 1);
        };
    }

    /** Mostly the precinct of the registered address. */
    private Place near(Person person, Random random) {
        return random.nextInt(5) > 0 ? home(person) : places.get(random.nextInt(places.size()));
    }

    private Place home(Person person) {
        return places.get(people.indexOf(person) % 3 == 0 ? 2 : 0);
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private Step ofCitizen(Kind kind, Person person, Random random) {
        String iin = any(random, person.iins);
        Place place = kind == INCLUDE_ASK ? any(random, places) : near(person, random);
        Step step = step(kind, random.nextBoolean() ? place.member() : place.chair(), iin, place);
        return switch (kind) {
            case ISSUE -> step.of(List.of(any(random, BOTH)));
            case BALLOT -> step.of(contests(place, random)).saying(random.nextInt(4) == 0 ? "HOME" : "STATION");
            case LATE ->
                step.of(contests(place, random))
                        .saying(random.nextInt(4) == 0 ? "HOME" : "STATION")
                        .on(any(random, List.of("7", "8")));
            case INCLUDE_ASK -> step.saying(any(random, List.of("COURT_DECISION", "COURT_DECISION", "REGISTRY_PROOF")));
            default -> step;
        };
    }

    private @Nullable Step ofPaper(Kind kind, Person person, Random random) {
        Person whose = random.nextInt(30) == 0 ? any(random, people) : person;
        Known paper = Person.one(whose.papers, random);
        if (paper == null) {
            return null;
        }
        String iin = whose == person ? paper.iin() : person.iins.getFirst();
        boolean admits = kind == REDEEM || kind == TOLD_ASK;
        Place place = admits && random.nextBoolean()
                ? country.otherRegion
                : admits || random.nextInt(20) == 0
                        ? any(random, places.subList(random.nextInt(3), 4))
                        : at(paper.place());
        String account = switch (kind) {
            case ANNUL_ASK -> place.chair();
            case TOLD_ASK -> any(random, List.of(country.territorial, country.secondTerritorial));
            default -> place.member();
        };
        return step(kind, account, iin, place).about(paper.id()).on(admits ? "" : "Statement No 4");
    }

    private @Nullable Step ofVisit(Kind kind, @Nullable Known visit, Random random) {
        if (visit == null) {
            return null;
        }
        Place place = at(visit.place());
        Step step = step(kind, kind == HOME_DECIDE ? place.chair() : place.member(), visit.iin(), place)
                .about(visit.id());
        return kind == HOME_DECIDE ? step.saying(random.nextInt(5) == 0 ? "refuse" : "accept") : step;
    }

    private @Nullable Step ofEntry(Kind kind, @Nullable Known entry, Random random) {
        if (entry == null) {
            return null;
        }
        Place place = kind == REPLACE && random.nextInt(20) == 0 ? any(random, places) : at(entry.place());
        Step step = step(kind, random.nextBoolean() ? place.member() : place.chair(), entry.iin(), place)
                .about(entry.id());
        return kind == VOID_ASK ? step.saying(any(random, List.of("WRONG_NAMESAKE", "BALLOT_NOT_GIVEN"))) : step;
    }

    private Step link(Person person, Random random) {
        int first = random.nextInt(4) == 0 ? 1 : 0;
        return step(LINK_ASK, country.admin, person.iins.get(first), country.home)
                .about(person.iins.get(1 - first));
    }

    private @Nullable Step decision(@Nullable Known matter, Random random) {
        if (matter == null || matter.kind() == null) {
            return null;
        }
        Place place = at(matter.place());
        List<String> two = switch (matter.kind()) {
            case TOLD_ASK -> List.of(country.territorial, country.secondTerritorial);
            case LINK_ASK -> List.of(country.admin, country.central);
            default -> List.of(place.member(), place.chair());
        };
        boolean own = random.nextInt(12) == 0;
        String account = two.get(0).equals(matter.asker()) == own ? two.get(0) : two.get(1);
        return step(DECIDE, account, matter.iin(), place)
                .about(matter.id())
                .saying(random.nextInt(8) == 0 ? "reject" : "approve");
    }

    private Step ofPrecinct(Kind kind, Place place, Random random) {
        Step step = step(kind, kind == HOURS ? country.territorial : place.chair(), "", place);
        return switch (kind) {
            case HOURS ->
                step.saying(any(random, List.of("20:30", "21:00", "19:30"))).on("No " + random.nextLong(1L << 40));
            case CLOSE -> step.saying(random.nextInt(3) == 0 ? "" : "act");
            default -> step;
        };
    }

    private Place at(String code) {
        return places.stream()
                .filter(place -> place.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
