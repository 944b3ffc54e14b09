package kz.tizim.polling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Objects;
import kz.tizim.certificate.CertificateNumber;
import kz.tizim.ledger.LedgerEntry;
import kz.tizim.ledger.Person;
import kz.tizim.precinct.PollingSession;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What a desk has to know of a citizen, one for each contest of the election; all but the entitlement is the same for each.
 *
 * @param listedAt the precinct on whose list the citizen stands, null for none
 * @param visitedAtHome whether the precinct's chair has accepted a request to vote at home
 * @param detachedSince since when a certificate for the contest is out, or when the one was issued that is used
 * @param certificate which one that is
 * @param last entry for the contest
 */
record DeskFacts(
        PollingSession session,
        @Nullable Integer listedAt,
        @Nullable String listedAtCode,
        PrecinctFacts.@Nullable Names listedAtAddress,
        boolean visitedAtHome,
        int contestId,
        @Nullable OffsetDateTime detachedSince,
        @Nullable CertificateNumber certificate,
        @Nullable LedgerEntry last) {

    /** The query over {@code given}; more may be selected of {@code contest} and {@code last}. */
    static String select(String more) {
        return """
            select %s, contest.id as contest_id, v.precinct_id as listed_at, hp.code as listed_at_code,
                   coalesce(hs.address_kk, hp.address_kk) as listed_at_kk, coalesce(hs.address_ru, hp.address_ru) as listed_at_ru,
                   coalesce(hs.address_en, hp.address_en) as listed_at_en, d.since as detached_since, d.certificate as out_certificate,
                   exists (select from home_visit h where h.election_id = given.election_id and h.iin = %s
                               and h.precinct_id = given.precinct_id and h.state = 'ACCEPTED') as visited_at_home, %s %s
            from precinct p
            %s
            join contest on contest.election_id = given.election_id
            left join voter v on v.election_id = contest.election_id and v.iin = given.iin
            left join precinct hp on hp.id = v.precinct_id
            left join precinct_session hs on hs.election_id = v.election_id and hs.precinct_id = v.precinct_id
            left join detachment d on d.election_id = v.election_id and d.contest_id = contest.id and d.iin = v.iin
                                  and d.ended_at is null
            %s
            where p.id = given.precinct_id""".formatted(
                        PollingSession.COLUMNS,
                        Person.anyOf("given.iin"),
                        LedgerEntry.COLUMNS,
                        more,
                        PollingSession.JOIN,
                        LedgerEntry.join("contest.election_id", "contest.id", "given.iin"));
    }

    static DeskFacts read(ResultSet row) throws SQLException {
        Long certificate = (Long) row.getObject("out_certificate");
        return new DeskFacts(
                PollingSession.read(row),
                (Integer) row.getObject("listed_at"),
                row.getString("listed_at_code"),
                address(row),
                row.getBoolean("visited_at_home"),
                row.getInt("contest_id"),
                row.getObject("detached_since", OffsetDateTime.class),
                certificate == null ? null : new CertificateNumber(certificate),
                LedgerEntry.read(row));
    }

    private static PrecinctFacts.@Nullable Names address(ResultSet row) throws SQLException {
        String kk = row.getString("listed_at_kk");
        return kk == null
                ? null
                : new PrecinctFacts.Names(kk, row.getString("listed_at_ru"), row.getString("listed_at_en"));
    }

    /** The vote that counts, null for none. */
    @Nullable
    LedgerEntry vote() {
        return LedgerEntry.live(last);
    }

    /** Whether the citizen stands on the list of a precinct. */
    boolean isListedAt(int precinctId) {
        return listedAt != null && listedAt == precinctId;
    }

    /** Where the citizen belongs, who does not stand on the list here. */
    Problem notListed() {
        return listedAt == null
                ? ProblemType.NOT_ON_LIST.with("This citizen stands on no list of the election.")
                : ProblemType.NOT_ON_LIST
                        .with("This voter stands on the list of another precinct.")
                        .with("listedAt", String.valueOf(listedAtCode))
                        .with("address", Objects.requireNonNull(listedAtAddress));
    }

    /** Why a voter of the list gets no ballot of the contest, null when nothing is in the way. */
    @Nullable
    Problem refusal() {
        LedgerEntry vote = vote();
        if (vote != null) {
            return vote.used(ProblemType.ALREADY_VOTED, "This voter has voted.");
        }
        if (detachedSince != null) {
            return ProblemType.DETACHED
                    .with("An absentee certificate is out: the voter votes with it, or returns it first.")
                    .with("since", detachedSince);
        }
        return null;
    }
}
