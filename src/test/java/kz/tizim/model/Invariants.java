package kz.tizim.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.model.Step.Kind;

/**
 * What must hold after a game whatever the rules are, asked without them: of the answers that desks got, and of the tables.
 */
final class Invariants {
    private static final String TWICE = """
            select e.entry_id::text, '' from ledger_entry e
            left join ledger_void v using (election_id, contest_id, iin, seq)
            where e.election_id = ? and v.seq is null and 1 < (
                select count(*) from ledger_entry o
                left join ledger_void w using (election_id, contest_id, iin, seq)
                where (o.election_id, o.contest_id, o.iin) = (e.election_id, e.contest_id, e.iin) and w.seq is null)""";
    private static final String ENTRIES = "select entry_id::text, '' from ledger_entry where election_id = ?";
    private static final String CONFLICTS = "select conflict_id::text, '' from ledger_conflict where election_id = ?";
    private static final String CERTIFICATES = """
            select lpad(c.number::text, 10, '0'), c.state || ' ' || p.code from certificate c
            join precinct p on p.id = c.home_precinct_id where c.election_id = ?""";
    private static final Set<String> STATES =
            Set.of("ISSUED", "REDEEMED", "RETURNED", "REPORTED_LOST", "ANNULLED", "EXPIRED");
    private static final String ISSUED_BLANKS =
            "select lpad(number::text, 10, '0'), '' from blank where election_id = ? and run is not null and state = 'ISSUED'";
    /** Handed over, plus those who came, less those who went; and how many stand there now. */
    private static final String LISTS = """
            select p.code, concat(
                   (select voters from list_handover h where (h.election_id, h.precinct_id) = (e.id, p.id))
                   + (select count(*) from list_delta d where d.election_id = e.id and d.joined_precinct_id = p.id)
                   - (select count(*) from list_delta d where d.election_id = e.id and d.left_precinct_id = p.id),
                   ' ', (select count(*) from voter v where v.election_id = e.id and v.precinct_id = p.id))
            from election e join list_handover l on l.election_id = e.id join precinct p on p.id = l.precinct_id
            where e.id = ?""";
    /** A search reads voters with their list, or as who came onto it or is written otherwise since the handover. */
    private static final String NOT_SEARCHED = """
            select v.iin::text, '' from voter v
            where v.election_id = ? and v.precinct_id is not null and v.name_key is null and not exists (
                select from list_delta d
                where (d.election_id, d.iin, d.joined_precinct_id) = (v.election_id, v.iin, v.precinct_id))""";

    private final Connection connection;
    private final int election;
    private final List<Event> answered;

    Invariants(Connection connection, int election, List<Event> answered) {
        this.connection = connection;
        this.election = election;
        this.answered = answered;
    }

    void check() throws SQLException {
        assertEquals(Map.of(), read(TWICE), "entitlements with two entries that are not void");
        assertEquals(Map.of(), read(NOT_SEARCHED), "voters whom a search in their list would miss");
        acknowledgedIsStored();
        certificatesAddUp();
        read(LISTS).forEach((place, sums) -> {
            String[] words = sums.split(" ");
            assertEquals(words[0], words[1], "handed over, with all changes, and now, at " + place);
        });
        equalKeysGotEqualAnswers(answered);
    }

    private void acknowledgedIsStored() throws SQLException {
        Set<String> entries = read(ENTRIES).keySet();
        Set<String> conflicts = read(CONFLICTS).keySet();
        for (Event event : answered) {
            Reply reply = event.reply();
            if (reply.status() < 300 && !event.step().kind().isOfPrecinct()) {
                Object single = reply.json().get("ledgerEntry");
                var told = new HashSet<>(BallotRules.each(reply, "ledgerEntry"));
                told.add(String.valueOf(event.step().kind() == Kind.REPLACE ? null : single));
                told.remove("null");
                assertTrue(entries.containsAll(told), () -> "an entry is lost: " + event.line());
                var second = new HashSet<>(BallotRules.each(reply, "conflict"));
                second.remove("null");
                assertTrue(conflicts.containsAll(second), () -> "a second ballot is lost: " + event.line());
            }
        }
    }

    /** Issued, as desks were told, is redeemed and returned and lost and annulled and expired and out, for each precinct. */
    private void certificatesAddUp() throws SQLException {
        Map<String, String> stored = read(CERTIFICATES);
        Map<String, Integer> states = new HashMap<>();
        stored.values().forEach(state -> {
            assertTrue(STATES.contains(state.split(" ")[0]), state);
            states.merge(state.split(" ")[1], 1, Integer::sum);
        });
        Map<String, Integer> issued = new HashMap<>();
        var numbers = new HashSet<String>();
        for (Event event : answered) {
            if (event.step().kind() == Kind.ISSUE && event.reply().status() == 201) {
                String number = String.valueOf(event.reply().json().get("number"));
                if (numbers.add(number)) {
                    issued.merge(event.step().place(), 1, Integer::sum);
                }
            }
        }
        assertEquals(issued, states, "issued certificates and what became of them");
        assertEquals(numbers, stored.keySet());
        numbers.retainAll(blanks());
        assertEquals(numbers, read(ISSUED_BLANKS).keySet(), "blanks that were used");
    }

    private Set<String> blanks() {
        var blanks = new HashSet<String>();
        answered.stream()
                .map(Event::step)
                .filter(step -> step.kind() == Kind.ISSUE)
                .forEach(step -> blanks.add(step.subject()));
        return blanks;
    }

    /** What was done once is answered so for ever, to the same request of the same person. */
    static void equalKeysGotEqualAnswers(List<Event> answered) {
        Map<String, Event> done = new HashMap<>();
        int repeated = 0;
        List<Event> inOrder =
                answered.stream().sorted(Comparator.comparingLong(Event::end)).toList();
        for (Event event : inOrder) {
            Step step = event.step();
            if (!step.kind().keyed || step.kind().isOfBlank()) {
                continue;
            }
            String key = step.iin() + step.key() + step.identity();
            Event earlier = done.get(key);
            if (earlier == null && event.reply().status() == 201) {
                done.put(key, event);
            } else if (earlier != null
                    && (event.begin() > earlier.end() || event.reply().status() == 201)) {
                repeated++;
                assertTrue(
                        event.reply().equalTo(earlier.reply()),
                        () -> "another answer to an equal key: " + event.line() + "\nafter " + earlier.line());
                assertTrue(
                        event.reply().replayed() || earlier.reply().replayed(),
                        () -> "done twice by one key: " + event.line() + "\nafter " + earlier.line());
            }
        }
        assertTrue(repeated > 0, "no key was sent again");
    }

    private Map<String, String> read(String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, election);
            try (ResultSet rows = select.executeQuery()) {
                var found = new HashMap<String, String>();
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
                return found;
            }
        }
    }
}
