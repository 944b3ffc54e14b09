package kz.tizim.voterlist;

import java.time.OffsetDateTime;
import java.util.List;
import kz.tizim.ledger.Sql;
import org.jspecify.annotations.Nullable;

/**
 * A change of one citizen's place on the lists after handover: an addition, a removal, or a move, which is one row and
 * hence never half done. Who makes it has locked the citizen and looked at the {@link Standing}.
 *
 * @param precinctId where the citizen is listed from now on; null strikes the citizen off every list
 * @param part of that precinct's list
 * @param reference the record that it rests on, without personal data
 * @param secondAccountId who approved it, where two persons have to
 */
public record ListChange(
        int electionId,
        long iin,
        @Nullable Integer precinctId,
        ListPart part,
        ListBasis basis,
        String reference,
        int accountId,
        @Nullable Integer secondAccountId) {
    /** The citizen's last change, {@code last}. */
    static final String LAST = """
            left join lateral (
                select d.number from list_delta d where d.election_id = given.election_id and d.iin = given.iin
                order by d.number desc limit 1) last on true""";

    /** Reads the place of before from the voter's row, which the next statement changes. */
    private static final Sql RECORD = Sql.over(
            "election_id integer, iin bigint, basis text, precinct_id integer, part text, reference text,"
                    + " account_id integer, second_account_id integer, at timestamptz",
            """
            insert into list_delta (election_id, iin, number, basis, left_precinct_id, joined_precinct_id, joined_part, entry,
                                    reference, account_id, second_account_id, at)
            select given.election_id, given.iin, coalesce(last.number + 1, 0), given.basis, v.precinct_id, given.precinct_id,
                   case when given.precinct_id is not null then given.part end,
                   case when given.precinct_id is not null then\s""" + ListRow.sql("null", "given.part") + """
                   end,
                   given.reference, given.account_id, given.second_account_id, given.at
            from given
            join citizen c on c.iin = given.iin
            left join voter v on v.election_id = given.election_id and v.iin = given.iin
            left join amended_voter a on a.election_id = given.election_id and a.iin = given.iin
            """ + LAST);

    private static final Sql PLACE =
            Sql.over("election_id integer, iin bigint, precinct_id integer, part text, basis text", """
            insert into voter (election_id, iin, precinct_id, part, basis)
            select election_id, iin, precinct_id, part, basis from given
            on conflict (election_id, iin) do update
                set precinct_id = excluded.precinct_id, part = excluded.part, basis = excluded.basis,
                    boundary_id = null, matched = null, line = null, name_key = null""");

    /** A change that one person makes. */
    public ListChange(
            int electionId,
            long iin,
            @Nullable Integer precinctId,
            ListPart part,
            ListBasis basis,
            String reference,
            int accountId) {
        this(electionId, iin, precinctId, part, basis, reference, accountId, null);
    }

    /** What is written, in this order. */
    public List<Sql.Row> rows(OffsetDateTime now) {
        return List.of(
                RECORD.row(
                        electionId,
                        iin,
                        basis.name(),
                        precinctId,
                        part.name(),
                        reference,
                        accountId,
                        secondAccountId,
                        now),
                PLACE.row(electionId, iin, precinctId, part.name(), basis.name()));
    }
}
