package kz.tizim.certificate;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.database.Rows;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;

/** The journal of certificates: what was issued, to whom, and what befell each; kept by rows that nobody can change. */
@ApplicationScoped
class CertificateJournal {
    private static final String LINES = """
            select c.number, c.iin, contest.code, p.code, %s, %s, c.state_reason, c.issued_at, issuer.username,
                   c.destination_kato, p.time_zone, c.proxy_name, c.power_of_attorney,
                   case when c.proxy_name is not null then (
                       select count(*) from certificate o
                       where o.election_id = c.election_id and o.home_precinct_id = c.home_precinct_id
                         and o.proxy_name = c.proxy_name) end as collected
            from certificate c
            join election e on e.id = c.election_id
            join contest on contest.id = c.contest_id
            join precinct p on p.id = c.home_precinct_id
            join account issuer on issuer.id = c.issued_by
            where c.election_id = ? and c.number > ?""".formatted(ToldState.STATE, ToldState.SINCE);
    private static final String OF_IIN = "c.iin in (?, (select principal from linked_iin where iin = ?))";
    private static final String BELOW =
            "c.home_precinct_id = any (array(select below.id from commission below where below.parent_id = ?))";

    private static final String EVENTS = """
            select event.kind, event.at, who.username, approver.username, p.code, event.reason, p.time_zone
            from certificate c
            cross join lateral (
                select 0 as place, 'ISSUED' as kind, c.issued_at as at, c.issued_by as account_id,
                       null::integer as second_account_id, c.home_precinct_id as precinct_id, null as reason
                union all
                select 1 + 2 * e.seq, 'REDEEMED', e.admitted_at, e.account_id, null, e.precinct_id, null from ledger_entry e
                where e.election_id = c.election_id and e.contest_id = c.contest_id and e.iin = c.iin
                  and e.certificate = c.number
                union all
                select 2 + 2 * e.seq, 'REDEMPTION_VOIDED', v.voided_at, v.requested_by, v.approved_by, e.precinct_id, v.reason
                from ledger_entry e join ledger_void v using (election_id, contest_id, iin, seq)
                where e.election_id = c.election_id and e.contest_id = c.contest_id and e.iin = c.iin
                  and e.certificate = c.number
                union all
                select 1000000, d.state, d.at, d.account_id, d.second_account_id, c.home_precinct_id, d.reason
                from certificate_end d where d.election_id = c.election_id and d.iin = c.iin and d.number = c.number
            ) event
            join precinct p on p.id = event.precinct_id
            join account who on who.id = event.account_id
            left join account approver on approver.id = event.second_account_id
            where c.election_id = ? and c.number = ?
            order by event.place""";

    private final AgroalDataSource database;

    CertificateJournal(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * The certificates in the operator's reach that a search asks for, in the order of their numbers.
     *
     * @param precinct of the search, in the operator's reach; null for all that are
     * @param after number of the last one of the page before
     */
    List<JournalLine> find(
            ElectionFacts election,
            JournalSearch search,
            @Nullable PrecinctFacts precinct,
            Operator operator,
            long after,
            int limit) {
        var sql = new StringBuilder(LINES);
        var values = new ArrayList<Object>(List.of(election.id(), after));
        if (precinct != null) {
            add(sql, values, "c.home_precinct_id = ?", precinct.id());
        } else if (operator.role() == Role.TERRITORIAL) {
            add(sql, values, BELOW, operator.commissionId());
        } else if (operator.role() != Role.CENTRAL) {
            add(sql, values, "c.home_precinct_id = ?", operator.commissionId());
        }
        if (search.number() != null) {
            add(sql, values, "c.number = ?", search.number().value());
        }
        if (search.iin() != null) {
            add(sql, values, OF_IIN, search.iin().value(), search.iin().value());
        }
        if (search.state() != null) {
            add(sql, values, ToldState.STATE + " = ?", search.state().name());
        }
        if (search.proxy() != null) {
            add(sql, values, "c.proxy_name = ?", search.proxy());
        }
        values.add(limit);
        return Rows.read(
                database,
                CertificateJournal::line,
                sql.append(" order by c.number limit ?").toString(),
                values.toArray());
    }

    /** What befell a certificate, in that order. */
    List<CertificateEvent> events(ElectionFacts election, CertificateNumber number) {
        return Rows.read(database, CertificateJournal::event, EVENTS, election.id(), number.value());
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, Object... given) {
        sql.append(" and ").append(condition);
        values.addAll(List.of(given));
    }

    private static JournalLine line(ResultSet row) throws SQLException {
        ZoneId zone = ZoneId.of(row.getString(11));
        String proxy = row.getString(12);
        return new JournalLine(
                new CertificateNumber(row.getLong(1)),
                new Iin(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                Certificate.State.valueOf(row.getString(5)),
                time(row, 6, zone),
                row.getString(7),
                time(row, 8, zone),
                row.getString(9),
                row.getString(10),
                proxy == null ? null : new JournalLine.Proxy(proxy, row.getString(13), row.getInt(14)));
    }

    private static CertificateEvent event(ResultSet row) throws SQLException {
        return new CertificateEvent(
                CertificateEvent.Kind.valueOf(row.getString(1)),
                time(row, 2, ZoneId.of(row.getString(7))),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }

    private static OffsetDateTime time(ResultSet row, int column, ZoneId zone) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(zone)
                .toOffsetDateTime();
    }
}
