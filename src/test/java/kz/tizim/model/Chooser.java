package kz.tizim.model;

import static kz.tizim.model.Step.Kind.*;

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
    private static final List<String> BLANK_ACTS = List.of(
            "HANDOVER", "HANDOVER", "HANDOVER", "HANDOVER", "RECALL", "RECALL", "SPOIL", "LOSE", "FIND", "CANCEL");
    private static final List<String> WRITTEN =
            List.of("07:10", "07:20", "07:30", "07:10", "07:20", "07:30", "07:10", "07:30", "06:50", "19:45", "20:10");
    private static final List<String> BOTH = List.of("mazhilis", "maslikhat");
    private final SmallCountry country;
    private final List<Place> places;
    private final List<Place> opening;
    private final List<Person> people;
    private final Map<Kind, Integer> weights;

    /**
     * A chooser.
     *
     * @param offline the precinct that nobody opens within its hours, null for none
     * @param weights how often each kind is drawn
     */
    Chooser(SmallCountry country, List<Person> people, @Nullable Place offline, Map<Kind, Integer> weights) {
        this.country = country;
        this.places = List.of(country.home, country.neighbour, country.otherTown, country.otherRegion);
        this.people = people;
        this.opening = places.stream().filter(place -> !place.equals(offline)).toList();
        this.weights = weights;
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
        return reused ? step.under(earlier.key()) : step;
    }

    /** A request of a kind; null where nothing is known that it could be about. */
    private @Nullable Step of(Kind kind, Person person, Random random) {
        return switch (kind) {
            case ISSUE, HOME_ASK, BALLOT, LATE, INCLUDE_ASK, SPECIAL, ENTITLEMENT -> ofCitizen(kind, person, random);
            case CORRECT_ASK -> ofCitizen(kind, person, random);
            case CORRECT_DECIDE -> correction(Person.one(person.corrections, random), random);
            case RETURN, LOSS, ANNUL_ASK, REDEEM, TOLD_ASK -> ofPaper(kind, person, random);
            case HOME_DECIDE, HOME_WITHDRAW -> ofVisit(kind, Person.one(person.visits, random), random);
            case REPLACE, VOID_ASK -> ofEntry(kind, Person.one(person.entries, random), random);
            case CONFLICT_VOID_ASK -> ofEntry(kind, Person.one(person.conflicts, random), random);
            case BLANK -> ofBlank(person, random);
            case BLANK_RECEIVE -> receipt(Person.one(person.handovers, random), random);
            case DECIDE -> decision(Person.one(person.matters, random), random);
            case LINK_ASK -> person.iins.size() < 2 ? null : link(person, random);
            case OPEN -> ofPrecinct(kind, any(random, opening), random);
            case LATE_OPEN, CLOSE, HOURS -> ofPrecinct(kind, any(random, places), random);
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
        String listed = Person.one(person.lists, random);
        if (listed != null && random.nextBoolean()) {
            return at(listed);
        }
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
        Place place = switch (kind) {
            case INCLUDE_ASK -> any(random, places);
            case SPECIAL -> country.neighbour;
            default -> near(person, random);
        };
        Step step = step(kind, random.nextBoolean() ? place.member() : place.chair(), iin, place);
        return switch (kind) {
            case ISSUE -> issue(step, any(random, BOTH), any(random, person.blanks), random);
            case BALLOT -> step.of(contests(place, random)).saying(random.nextInt(4) == 0 ? "HOME" : "STATION");
            case LATE ->
                step.of(contests(place, random))
                        .saying(random.nextInt(4) == 0 ? "HOME" : "STATION")
                        .on(any(random, List.of("7", "8")))
                        .about(any(random, WRITTEN) + " " + Math.max(0, random.nextInt(5) - 2));
            case CORRECT_ASK -> step.saying(random.nextInt(5) < 2 ? CorrectionRules.EXCLUDE : CorrectionRules.INCLUDE);
            case INCLUDE_ASK -> step.saying(any(random, List.of("COURT_DECISION", "COURT_DECISION", "REGISTRY_PROOF")));
            default -> step;
        };
    }

    /** Mostly as it must be: on a blank where those were printed. */
    private static Step issue(Step step, String contest, String blank, Random random) {
        boolean right = random.nextInt(10) > 0;
        return step.of(List.of(contest)).about(contest.equals(Plan.PRINTED) == right ? blank : "");
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

    private @Nullable Step correction(@Nullable Known asked, Random random) {
        if (asked == null) {
            return null;
        }
        Place place = at(asked.place());
        String account = random.nextBoolean() ? place.chair() : country.territorial;
        return step(CORRECT_DECIDE, account, asked.iin(), place)
                .about(asked.id())
                .saying(any(random, List.of(CorrectionRules.GRANT, CorrectionRules.REFUSE, CorrectionRules.COURT)));
    }

    private @Nullable Step ofEntry(Kind kind, @Nullable Known entry, Random random) {
        if (entry == null) {
            return null;
        }
        Place place = kind == REPLACE && random.nextInt(20) == 0 ? any(random, places) : at(entry.place());
        List<String> accounts = kind == VOID_ASK ? deciders(place) : List.of(place.member(), place.chair());
        Step step = step(kind, any(random, accounts), entry.iin(), place).about(entry.id());
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
        List<String> accounts = switch (matter.kind()) {
            case TOLD_ASK -> List.of(country.territorial, country.secondTerritorial);
            case LINK_ASK -> List.of(country.admin, country.central);
            case INCLUDE_ASK -> List.of(place.member(), place.chair());
            default -> deciders(place);
        };
        List<String> others =
                accounts.stream().filter(one -> !one.equals(matter.asker())).toList();
        String account = random.nextInt(12) == 0 ? matter.asker() : any(random, others);
        return step(DECIDE, account, matter.iin(), place)
                .about(matter.id())
                .saying(random.nextInt(8) == 0 ? "reject" : "approve");
    }

    private List<String> deciders(Place place) {
        return List.of(place.member(), place.chair(), country.territorial);
    }

    /** At the precinct that has the blank first, or by the commission above. */
    private Step ofBlank(Person person, Random random) {
        Place place = home(person);
        String account = any(random, List.of(place.chair(), place.chair(), country.territorial));
        return step(BLANK, account, "", place).about(any(random, person.blanks)).saying(any(random, BLANK_ACTS));
    }

    private @Nullable Step receipt(@Nullable Known handover, Random random) {
        if (handover == null) {
            return null;
        }
        Place place = at(handover.place());
        boolean receiving = random.nextInt(10) > 0;
        boolean up = handover.asker().equals(place.chair());
        return step(BLANK_RECEIVE, up == receiving ? country.territorial : place.chair(), "", place)
                .about(handover.id());
    }

    private Step ofPrecinct(Kind kind, Place place, Random random) {
        String account = switch (kind) {
            case HOURS, LATE_OPEN -> any(random, List.of(country.territorial, country.secondTerritorial));
            case OPEN -> any(random, List.of(place.chair(), country.territorial));
            default -> place.chair();
        };
        Step step = step(kind, account, "", place);
        return switch (kind) {
            case LATE_OPEN -> step.on(any(random, List.of("No 14", "No 15")));
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
