package kz.tizim.model;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.tizim.model.State.Blank;
import kz.tizim.model.State.Conflict;
import kz.tizim.model.State.Entry;
import kz.tizim.model.State.Paper;
import kz.tizim.model.State.Session;
import kz.tizim.model.State.Visit;
import kz.tizim.registry.Iin;

/** What the database knows of an election while nobody works, person by person. */
final class Stored {
    private static final String LISTED =
            "select v.iin, p.code from voter v join precinct p on p.id = v.precinct_id where v.election_id = ?";
    private static final String PAPERS = """
            select c.iin, c.number, k.code, p.code, c.state from certificate c join contest k on k.id = c.contest_id
            join precinct p on p.id = c.home_precinct_id where c.election_id = ?""";
    private static final String ENTRIES = """
            select e.iin, e.entry_id, k.code, p.code, e.channel, e.basis, e.certificate, e.paper_sheet, v.seq is not null,
                   (select count(*) from ledger_replacement r
                    where (r.election_id, r.contest_id, r.iin, r.seq) = (e.election_id, e.contest_id, e.iin, e.seq))
            from ledger_entry e left join ledger_void v using (election_id, contest_id, iin, seq)
            join contest k on k.id = e.contest_id join precinct p on p.id = e.precinct_id where e.election_id = ?""";
    private static final String CONFLICTS = """
            select l.iin, l.conflict_id, k.code, p.code, l.channel, l.paper_sheet, (l.paper_at at time zone p.time_zone)::time,
                   l.spoiled, v.voided_at is not null
            from ledger_conflict l
            left join ledger_conflict_void v using (election_id, contest_id, iin, precinct_id, paper_sheet, number)
            join contest k on k.id = l.contest_id join precinct p on p.id = l.precinct_id where l.election_id = ?""";
    private static final String VISITS = """
            select h.iin, h.id, p.code, h.state from home_visit h join precinct p on p.id = h.precinct_id
            where h.election_id = ?""";
    private static final String CORRECTIONS = """
            select c.iin, c.id, p.code, c.kind, coalesce(
                   (select case when d.granted then 'granted' else 'refused' end from correction_decision d
                    where (d.election_id, d.iin, d.correction_id) = (c.election_id, c.iin, c.id)
                    order by d.number desc limit 1), '')
            from correction c join precinct p on p.id = c.precinct_id where c.election_id = ?""";
    private static final String SESSIONS = """
            select p.code, s.state, coalesce(s.opens, p.opens), coalesce(s.closes, p.closes),
                   greatest(p.closes, (select max(c.closes) from polling_change c
                                       where c.election_id = s.election_id and c.precinct_id = s.precinct_id)),
                   coalesce(s.opening_act, '')
            from precinct_session s join precinct p on p.id = s.precinct_id where s.election_id = ?""";

    private static final String BLANKS = """
            select b.number, h.kind, h.code, b.state, b.handover_id from blank b join commission h on h.id = b.holder_id
            where b.election_id = ?""";

    private final Map<String, Blank> blanks;
    private final Map<String, State> people;
    private final Map<String, Session> sessions;

    /** What is said to be stored, by number of the person, of the precinct and of the blank. */
    Stored(Map<String, State> people, Map<String, Session> sessions, Map<String, Blank> blanks) {
        this.blanks = blanks;
        this.people = people;
        this.sessions = sessions;
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    Stored(Connection connection, int election) throws SQLException {
        this(new HashMap<>(), new HashMap<>(), new HashMap<>());
        each(connection, LISTED, election, row -> of(row).listed().put(iin(row), row.getString(2)));
        each(
                connection,
                PAPERS,
                election,
                row -> of(row).papers()
                        .put(
                                number(row.getLong(2)),
                                new Paper(iin(row), row.getString(3), row.getString(4), row.getString(5))));
        each(connection, ENTRIES, election, this::entry);
        each(connection, CONFLICTS, election, this::conflict);
        each(connection, BLANKS, election, this::blank);
        each(
                connection,
                VISITS,
                election,
                row -> of(row).visits().put(row.getString(2), new Visit(iin(row), row.getString(3), row.getString(4))));
        each(
                connection,
                CORRECTIONS,
                election,
                row -> of(row).corrections()
                        .put(
                                row.getString(2),
                                new Correction(iin(row), row.getString(3), row.getString(4), row.getString(5))));
        each(
                connection,
                SESSIONS,
                election,
                row -> sessions.put(
                        row.getString(1),
                        new Session(
                                row.getString(2),
                                row.getObject(3, LocalTime.class),
                                row.getObject(4, LocalTime.class),
                                row.getObject(5, LocalTime.class),
                                row.getString(6))));
    }

    private void entry(ResultSet row) throws SQLException {
        String sheet = row.getString(8);
        long certificate = row.getLong(7);
        of(row).entries()
                .put(
                        row.getString(2),
                        new Entry(
                                iin(row),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                certificate == 0 ? "" : number(certificate),
                                sheet == null ? "" : sheet,
                                row.getBoolean(9),
                                row.getInt(10)));
    }

    private void conflict(ResultSet row) throws SQLException {
        var conflict = new Conflict(
                iin(row),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, LocalTime.class),
                row.getInt(8),
                row.getBoolean(9));
        of(row).conflicts().put(row.getString(2), conflict);
    }

    private void blank(ResultSet row) throws SQLException {
        String state = row.getString(4);
        String handover = row.getString(5);
        boolean held = Set.of("PRINTED", "AT_TERRITORIAL", "AT_PRECINCT").contains(state);
        String holder = row.getString(2).equals("TERRITORIAL") ? Step.TERRITORIAL : row.getString(3);
        blanks.put(number(row.getLong(1)), new Blank(holder, held ? "HELD" : state, handover == null ? "" : handover));
    }

    private static String number(long number) {
        return "%010d".formatted(number);
    }

    private static String iin(ResultSet row) throws SQLException {
        return new Iin(row.getLong(1)).digits();
    }

    private State of(ResultSet row) throws SQLException {
        return people.computeIfAbsent(iin(row), _ -> State.empty());
    }

    private static void each(Connection connection, String sql, int election, Row row) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, election);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    row.read(rows);
                }
            }
        }
    }

    /** What is stored of a person. */
    State of(Person person) {
        State all = State.empty();
        for (String iin : person.iins) {
            State one = people.getOrDefault(iin, State.empty());
            all.listed().putAll(one.listed());
            all.papers().putAll(one.papers());
            all.entries().putAll(one.entries());
            all.conflicts().putAll(one.conflicts());
            all.visits().putAll(one.visits());
            all.corrections().putAll(one.corrections());
        }
        all.sessions().putAll(sessions);
        person.blanks.forEach(number -> all.blanks().computeIfAbsent(number, blanks::get));
        return all;
    }

    /** Whether a state is what is stored. */
    boolean isThat(Person person, State state) {
        State stored = of(person);
        return stored.listed().equals(state.listed())
                && stored.papers().equals(state.papers())
                && stored.entries().equals(state.entries())
                && stored.conflicts().equals(state.conflicts())
                && stored.visits().equals(state.visits())
                && stored.corrections().equals(state.corrections())
                && stored.blanks().equals(state.blanks())
                && Stream.concat(sessions.keySet().stream(), state.sessions().keySet().stream())
                        .allMatch(code -> state.session(code).equals(stored.session(code)));
    }
}
