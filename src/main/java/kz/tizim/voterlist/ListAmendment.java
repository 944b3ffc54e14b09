package kz.tizim.voterlist;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import kz.tizim.ledger.Sql;
import kz.tizim.registry.Folding;

/**
 * A change of how a list writes a voter, who stays where listed: one row among the list's changes, which leaves and joins
 * the same list. Who makes it has locked the citizen and seen that the voter is listed.
 *
 * @param details how the list writes the voter from now on, wherever the voter goes in this election
 * @param reference the record that it rests on, without personal data
 */
record ListAmendment(int electionId, long iin, VoterDetails details, ListBasis basis, String reference, int accountId) {
    private static final Sql WRITE = Sql.over(
            "election_id integer, iin bigint, surname text, given_name text, patronymic text, birth_date date, kato text,"
                    + " street text, house text, flat text, name_key text",
            """
            insert into amended_voter (election_id, iin, surname, given_name, patronymic, birth_date, kato, street, house, flat,
                                       name_key)
            select election_id, iin, surname, given_name, patronymic, birth_date, kato, street, house, flat, name_key from given
            on conflict (election_id, iin) do update
                set surname = excluded.surname, given_name = excluded.given_name, patronymic = excluded.patronymic,
                    birth_date = excluded.birth_date, kato = excluded.kato, street = excluded.street,
                    house = excluded.house, flat = excluded.flat, name_key = excluded.name_key""");
    private static final Sql UNKEY = Sql.over("election_id integer, iin bigint", """
            update voter v set name_key = null
            from given where v.election_id = given.election_id and v.iin = given.iin""");
    /** Reads what the first statement has written. */
    private static final Sql RECORD = Sql.over(
            "election_id integer, iin bigint, basis text, reference text, account_id integer, at timestamptz",
            """
            insert into list_delta (election_id, iin, number, basis, left_precinct_id, joined_precinct_id, joined_part, entry,
                                    reference, account_id, at)
            select given.election_id, given.iin, coalesce(last.number + 1, 0), given.basis, v.precinct_id, v.precinct_id,
                   v.part,\s""" + ListRow.sql("v.line", "v.part") + """
            , given.reference, given.account_id, given.at
            from given
            join citizen c on c.iin = given.iin
            join voter v on v.election_id = given.election_id and v.iin = given.iin
            join amended_voter a on a.election_id = given.election_id and a.iin = given.iin
            """ + ListChange.LAST);

    /** What is written, in this order. */
    List<Sql.Row> rows(OffsetDateTime now) {
        String nameKey = Folding.nameKey(
                details.surname(), details.givenName(), Objects.requireNonNullElse(details.patronymic(), ""));
        return List.of(
                WRITE.row(
                        electionId,
                        iin,
                        details.surname(),
                        details.givenName(),
                        details.patronymic(),
                        details.birthDate(),
                        details.kato(),
                        details.street(),
                        details.house(),
                        details.flat(),
                        nameKey),
                UNKEY.row(electionId, iin),
                RECORD.row(electionId, iin, basis.name(), reference, accountId, now));
    }
}
