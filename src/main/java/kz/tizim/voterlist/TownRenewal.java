package kz.tizim.voterlist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import kz.tizim.ledger.Act;
import kz.tizim.precinct.KatoRange;

/**
 * Places the citizens of one town anew within a draft, on one connection and within one transaction: as a whole build would.
 * Only those who now stand otherwise are touched.
 */
@ApplicationScoped
class TownRenewal {
    /** The citizens of the town as a build would place them; nowhere if they may not vote. */
    private static final String RESIDENTS = "create temporary table resident on commit drop as with "
            + Eligibility.RULE + """
                    , citizens as (
                        select c.iin, c.kato, c.registration_type, place.*, t.precinct_id as transferred,
                               d.precinct_id as decided, ("""
            + Eligibility.CONDITION + """
                    ) as eligible
                        from citizen c cross join rule
                        join (select kato as k, street as s, house as h, precinct_id, boundary_id, other_boundary, matched
                              from place) place on (place.k, place.s, place.h) = (c.kato, c.street, c.house)
                        left join""" + ListBuilder.TRANSFERS + """
                     t on t.person = c.iin
                        left join""" + " " + ListBuilder.DECISIONS + " d on d"
            + ListBuilder.OF_CITIZEN + """

                        where c.kato between ? and ?),
                    judged as (
                        select *, eligible and transferred is null and decided is null as by_rule from citizens)
                    select iin,
                           case when eligible then coalesce(transferred, decided, precinct_id) end as precinct_id,
                           case when not eligible then null when transferred is not null then 'TRANSFER'
                                when decided is not null then 'DECISION'
                                when precinct_id is not null then 'ADDRESS' end as basis,
                           case when by_rule and precinct_id is not null then boundary_id end as boundary_id,
                           case when by_rule then matched end as matched,
                           case when not by_rule or precinct_id is not null then null
                                when other_boundary is not null then 'OVERLAP'
                                when kato = '' or registration_type = 'NONE' then 'NO_ADDRESS' else 'NO_RULE' end as reason,
                           case when by_rule and other_boundary is not null then boundary_id end as first_boundary,
                           case when by_rule then other_boundary end as second_boundary
                    from judged""";

    private static final String STALE = """
            create temporary table stale on commit drop as
            select r.*, v.iin is not null as was_listed, u.iin is not null as was_waiting
            from resident r
            left join voter v on v.election_id = %1$d and v.iin = r.iin
            left join unassigned u on u.election_id = %1$d and u.iin = r.iin and u.decided_at is null
            where (v.precinct_id, v.basis, v.boundary_id, v.matched, u.reason, u.first_boundary, u.second_boundary)
                  is distinct from
                  (r.precinct_id, r.basis, r.boundary_id, r.matched, r.reason, r.first_boundary, r.second_boundary)""";
    private static final String WITHDRAW =
            "select withdraw_from_draft(%d, array(select iin from stale where was_listed or was_waiting))";
    private static final String LIST = """
            insert into voter (election_id, iin, precinct_id, part, basis, boundary_id, matched)
            select %d, iin, precinct_id, 'MAIN', basis, boundary_id, matched from stale
            where precinct_id is not null""";
    private static final String QUEUE = """
            insert into unassigned (election_id, iin, reason, first_boundary, second_boundary)
            select %d, iin, reason, first_boundary, second_boundary from stale where reason is not null""";
    private static final String COUNT = """
            update list_build b set
                eligible = eligible + listed_more + waiting_more,
                listed = listed + listed_more,
                unassigned = unassigned + waiting_more,
                overlap_pairs = (select count(distinct (first_boundary, second_boundary)) from unassigned u
                                 where u.election_id = b.election_id and u.reason = 'OVERLAP' and u.decided_at is null)
            from (select count(precinct_id) - count(*) filter (where was_listed) as listed_more,
                         count(reason) - count(*) filter (where was_waiting) as waiting_more from stale) more
            where b.election_id = %d""";
    private static final String OUTCOME = """
            select count(*), count(*) filter (where precinct_id is not null and was_waiting),
                   count(*) filter (where precinct_id is not null and was_listed) from stale""";

    /**
     * What a renewal did.
     *
     * @param changed citizens whose place, or the reason for it, is another now
     * @param listed citizens of the queue who are listed now
     * @param moved voters who are listed elsewhere or for another reason now
     */
    record Renewed(long changed, long listed, long moved) {}

    /** Lets nobody act on the election's lists meanwhile. Comes after the election's own lock, as with whoever builds. */
    static void keepActsOut(Connection connection, int electionId) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + electionId + ", " + Act.LISTS + ")");
        }
    }

    /** Places a town's citizens anew; the caller has the register alone, and {@link #keepActsOut keeps acts out}. */
    Renewed renew(Connection connection, int electionId, LocalDate pollingDay, KatoRange town) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists place, resident, stale");
            statement.execute("select summarize_citizens()");
            PlaceTable.of(connection, pollingDay, town);
            // As in a build: three columns of text look far more selective together than they are.
            statement.execute("set local enable_mergejoin = off");
            statement.execute("set local enable_nestloop = off");
            placeResidents(connection, electionId, pollingDay, town);
            statement.execute("set local enable_mergejoin = on");
            statement.execute("set local enable_nestloop = on");
            statement.execute("analyze resident");
            for (String step : new String[] {STALE, WITHDRAW, LIST, QUEUE, COUNT}) {
                statement.execute(step.formatted(electionId));
            }
            try (ResultSet row = statement.executeQuery(OUTCOME)) {
                row.next();
                return new Renewed(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        }
    }

    private static void placeResidents(Connection connection, int electionId, LocalDate pollingDay, KatoRange town)
            throws SQLException {
        try (PreparedStatement residents = connection.prepareStatement(RESIDENTS.formatted(electionId))) {
            for (int day = 1; day <= 5; day++) {
                residents.setObject(day, pollingDay);
            }
            residents.setString(6, town.first());
            residents.setString(7, town.last());
            residents.executeUpdate();
        }
    }
}
