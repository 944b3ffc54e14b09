package kz.tizim.polling;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.tizim.database.Rows;
import kz.tizim.election.ElectionFacts;
import kz.tizim.ledger.Person;
import kz.tizim.precinct.PrecinctFacts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Reads requests for voting at home, and who may go there. */
@ApplicationScoped
class HomeVisits {
    private static final String SELECT = "select " + HomeVisit.COLUMNS
            + ", p.code, p.time_zone from home_visit h join precinct p on p.id = h.precinct_id";
    private static final String ONE = SELECT + " where h.election_id = ? and h.id = ?";
    private static final String OF_PRECINCT =
            SELECT + " where h.election_id = ? and h.precinct_id = ? order by h.id desc offset ? limit ?";
    private static final String VOTERS = """
            select h.id, case when l.iin is not null then concat_ws(' ', l.surname, l.given_name, l.patronymic) end,
                   concat_ws(', ', concat_ws(' ', l.street, l.house), nullif(l.flat, '')),
                   exists (select from ledger_entry e left join ledger_void v using (election_id, contest_id, iin, seq)
                           where e.election_id = h.election_id and e.channel = 'HOME' and v.seq is null
                             and e.iin = %s)
            from (select visit.election_id, coalesce(link.principal, visit.iin) as iin, visit.id, visit.precinct_id
                  from home_visit visit left join linked_iin link on link.iin = visit.iin
                  where visit.election_id = ? and visit.precinct_id = ? order by visit.id desc offset ? limit ?) h
            left join listed_voter l on l.election_id = h.election_id and l.iin = h.iin and l.precinct_id = h.precinct_id""".formatted(Person.anyOf("h.iin"));
    private static final String MEMBERS = """
            select id, full_name from account
            where commission_id = ? and active and role in ('CHAIR', 'MEMBER') order by full_name collate "kk-x-icu", id
            limit 1000""";

    private final AgroalDataSource database;

    HomeVisits(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * A member of a precinct commission.
     *
     * @param account id of the account
     */
    @Schema(name = "CommissionMember", example = "{\"account\":17,\"name\":\"Member B\"}")
    record Member(int account, String name) {}

    /**
     * Whom a request is of, as the list writes the voter; a dash of whoever stands on it no more.
     *
     * @param given whether a ballot was given at home
     */
    record Voter(String name, String address, boolean given) {
        /** Somebody who stands on the list no more. */
        static Voter unlisted(boolean given) {
            return new Voter("–", "–", given);
        }
    }

    Optional<HomeVisit> one(ElectionFacts election, UUID id) {
        return visits(ONE, election.id(), id).stream().findFirst();
    }

    /** The requests of a precinct, the newest first. */
    List<HomeVisit> of(ElectionFacts election, PrecinctFacts precinct, int after, int limit) {
        return visits(OF_PRECINCT, election.id(), precinct.id(), after, limit);
    }

    /** The voters of the same requests, by the ids of these; a linked number is read as the person's (domain rule 16). */
    Map<UUID, Voter> voters(ElectionFacts election, PrecinctFacts precinct, int after, int limit) {
        return Rows.read(
                        database,
                        row -> Map.entry(
                                row.getObject(1, UUID.class),
                                row.getString(2) == null
                                        ? Voter.unlisted(row.getBoolean(4))
                                        : new Voter(row.getString(2), row.getString(3), row.getBoolean(4))),
                        VOTERS,
                        election.id(),
                        precinct.id(),
                        after,
                        limit)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Who may be sent. */
    List<Member> members(PrecinctFacts precinct) {
        return Rows.read(database, row -> new Member(row.getInt(1), row.getString(2)), MEMBERS, precinct.id());
    }

    private List<HomeVisit> visits(String sql, Object... parameters) {
        return Rows.read(
                database,
                row -> HomeVisit.read(row, row.getString("code"), ZoneId.of(row.getString("time_zone"))),
                sql,
                parameters);
    }
}
