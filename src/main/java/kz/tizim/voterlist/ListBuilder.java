package kz.tizim.voterlist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import kz.tizim.imports.RegisterLock;

/**
 * Builds a draft of all lists of an election on one connection, within one transaction.
 *
 * <p>Each distinct address is asked of the assigner once; the answers go back as a table that the database joins with the
 * citizens. No citizen passes through this process.
 */
@ApplicationScoped
class ListBuilder {
    /** Applications by the number that a person is known by; of two the principal's own counts. */
    static final String TRANSFERS = """
            (select distinct on (person) coalesce(l.principal, t.iin) as person, t.precinct_id
             from active_transfer t left join linked_iin l using (iin)
             where t.election_id = %1$d order by person, l.principal nulls first)""";

    /** Decisions about single citizens, by the same number; each for the address that it was made about. */
    static final String DECISIONS = """
            (select distinct on (person) coalesce(l.principal, d.iin) as person, d.precinct_id, d.kato, d.street, d.house
             from list_assignment d left join linked_iin l using (iin)
             where d.election_id = %1$d order by person, l.principal nulls first, d.number desc)""";

    /** Which of them are about {@code citizen c} and the address of now. */
    static final String OF_CITIZEN = ".person = c.iin and (d.kato, d.street, d.house) = (c.kato, c.street, c.house)";

    private static final String LIST = "with " + Eligibility.RULE + """
                    insert into voter_draft_%1$d (election_id, iin, precinct_id, part, basis, boundary_id, matched)
                    select ?, c.iin, coalesce(t.precinct_id, d.precinct_id, place.precinct_id), 'MAIN',
                            case when t.precinct_id is not null then 'TRANSFER'
                                 when d.precinct_id is not null then 'DECISION' else 'ADDRESS' end,
                            case when coalesce(t.precinct_id, d.precinct_id) is null then place.boundary_id end,
                            case when coalesce(t.precinct_id, d.precinct_id) is null then place.matched end
                    from citizen c cross join rule
                    join place on (place.kato, place.street, place.house) = (c.kato, c.street, c.house)
                    left join""" + TRANSFERS + """
                     t on t.person = c.iin
                    left join""" + " " + DECISIONS + " d on d"
            + OF_CITIZEN + """

                    where coalesce(t.precinct_id, d.precinct_id, place.precinct_id) is not null and\s""" + Eligibility.CONDITION;
    private static final String QUEUE =
            "with " + Eligibility.RULE + """
                    insert into unassigned (election_id, iin, reason, first_boundary, second_boundary)
                    select ?, c.iin,
                           case when place.other_boundary is not null then 'OVERLAP'
                                when c.kato = '' or c.registration_type = 'NONE' then 'NO_ADDRESS' else 'NO_RULE' end,
                           case when place.other_boundary is not null then place.boundary_id end, place.other_boundary
                    from citizen c cross join rule
                    join place on (place.kato, place.street, place.house) = (c.kato, c.street, c.house)
                    where place.precinct_id is null
                      and not exists (select 1 from""" + TRANSFERS + """
                     t where t.person = c.iin)
                      and not exists (select 1 from\s""" + DECISIONS + " d where d" + OF_CITIZEN + ") and "
                    + Eligibility.CONDITION;
    private static final String COPY_LISTS = """
            insert into voter_draft_%1$d (election_id, iin, precinct_id, part, basis, boundary_id, matched)
            select distinct on (person) %1$d, coalesce(l.principal, v.iin) as person, v.precinct_id,
                   case v.part when 'SUPPLEMENTARY' then 'MAIN' else v.part end, v.basis, v.boundary_id, v.matched
            from voter v left join linked_iin l on l.iin = v.iin
            where v.election_id = %2$d and v.precinct_id is not null
            order by person, l.principal nulls first""";
    /** What was corrected on those lists stays so; whoever was listed under a linked number is written as the principal. */
    private static final String COPY_AMENDED = """
            insert into amended_voter (election_id, iin, surname, given_name, patronymic, birth_date, kato, street, house, flat,
                                       name_key)
            select %1$d, iin, surname, given_name, patronymic, birth_date, kato, street, house, flat, name_key
            from amended_voter a where a.election_id = %2$d
            on conflict (election_id, iin) do nothing""";

    private static final String OVERLAPS = """
            select count(distinct (first_boundary, second_boundary)) from unassigned
            where election_id = ? and reason = 'OVERLAP'""";

    /**
     * What a build made.
     *
     * @param readAt the deciding time when it began to read
     * @param eligible citizens who may vote: listed plus unassigned
     * @param overlaps pairs of boundary rules that claim the same address
     */
    record Built(OffsetDateTime readAt, long eligible, long listed, long unassigned, long overlaps) {}

    /** Throws the draft away and builds it anew. */
    Built build(Connection connection, int electionId, LocalDate pollingDay) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // All statements below see the same citizens, so that each address has its place.
            RegisterLock.queue(connection);
            statement.execute("set local work_mem = '256MB'");
            // Three columns of text look far more selective together than they are. Only a hash join is right here: a
            // merge would sort every citizen, a nested loop compare each with every address.
            statement.execute("set local enable_mergejoin = off");
            statement.execute("set local enable_nestloop = off");
            statement.execute("select begin_draft(" + electionId + ")");
        }
        OffsetDateTime readAt = now(connection);
        PlaceTable.ofCountry(connection, pollingDay);
        long listed = insert(connection, LIST.formatted(electionId), electionId, pollingDay);
        long unassigned = insert(connection, QUEUE.formatted(electionId), electionId, pollingDay);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select finish_draft(" + electionId + ")");
        }
        return new Built(readAt, listed + unassigned, listed, unassigned, overlaps(connection, electionId));
    }

    /** Throws the draft away and takes the lists of an earlier election, as they were locked. */
    Built copy(Connection connection, int electionId, int firstId) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            RegisterLock.queue(connection); // as all do who want to exchange a draft
            OffsetDateTime readAt = now(connection);
            statement.execute("select begin_draft(" + electionId + ")");
            long listed = statement.executeLargeUpdate(COPY_LISTS.formatted(electionId, firstId));
            statement.execute(COPY_AMENDED.formatted(electionId, firstId));
            statement.execute("select finish_draft(" + electionId + ")");
            return new Built(readAt, listed, listed, 0, 0);
        }
    }

    private static OffsetDateTime now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select deciding_time()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class);
        }
    }

    private static long insert(Connection connection, String sql, int electionId, LocalDate pollingDay)
            throws SQLException {
        Date day = Date.valueOf(pollingDay);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setDate(1, day);
            insert.setDate(2, day);
            insert.setInt(3, electionId);
            insert.setDate(4, day);
            insert.setDate(5, day);
            insert.setDate(6, day);
            return insert.executeLargeUpdate();
        }
    }

    private static long overlaps(Connection connection, int electionId) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(OVERLAPS)) {
            count.setInt(1, electionId);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
