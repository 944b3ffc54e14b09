package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.registry.Folding;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;

/** Finds voters on the lists of an election. */
@ApplicationScoped
class VoterSearch {
    /** More than this many hits help nobody at a desk: refine. */
    static final int MOST = 100;

    private static final String SELECT = """
            select c.iin, c.surname, c.given_name, c.patronymic, c.birth_date, p.code, v.part, v.line, c.street, c.house,
                   c.flat, array(select contest.code from detachment d join contest on contest.id = d.contest_id
                                 where d.election_id = v.election_id and d.iin = v.iin and d.ended_at is null
                                 order by contest.id) as detached
            from voter v
            join citizen c on c.iin = v.iin
            join precinct p on p.id = v.precinct_id
            where v.election_id = ?""";
    private static final String IN_PRECINCT = SELECT + " and v.precinct_id = ?";
    /** A linked number finds its principal; parameters: the number twice. */
    private static final String OF_IIN =
            " and v.iin = coalesce((select l.principal from linked_iin l where l.iin = ?), ?)";

    private static final String ORDER =
            " order by v.line, c.surname collate \"kk-x-icu\", c.given_name collate \"kk-x-icu\", c.iin";

    private final AgroalDataSource database;

    VoterSearch(AgroalDataSource database) {
        this.database = database;
    }

    /** A page of a precinct's list, in the order of its lines. */
    List<VoterShown> list(ElectionFacts election, PrecinctFacts precinct, int after, int limit) {
        return query(IN_PRECINCT + ORDER + " offset ? limit ?", election.id(), precinct.id(), after, limit);
    }

    /**
     * Voters of one precinct by IIN, or by any parts of the name in any spelling.
     *
     * @return at most one hit more than {@link #MOST}, so that the caller sees that there are more
     */
    List<VoterShown> inPrecinct(ElectionFacts election, PrecinctFacts precinct, String query) {
        if (Iin.valid(query)) {
            return query(
                    IN_PRECINCT + OF_IIN,
                    election.id(),
                    precinct.id(),
                    Iin.of(query).value(),
                    Iin.of(query).value());
        }
        String[] words = Folding.key(query).split(" ");
        if (words[0].isEmpty()) {
            return List.of();
        }
        Object[] patterns = Arrays.stream(words).map(word -> "%" + word + "%").toArray();
        var parameters = new ArrayList<@Nullable Object>(List.of(election.id(), precinct.id()));
        parameters.addAll(Arrays.asList(patterns));
        parameters.add(MOST + 1);
        return query(
                IN_PRECINCT + " and c.name_key like ?".repeat(words.length) + ORDER + " limit ?", parameters.toArray());
    }

    /** The voter of an IIN, wherever listed. */
    List<VoterShown> byIin(ElectionFacts election, Iin iin) {
        return query(SELECT + OF_IIN, election.id(), iin.value(), iin.value());
    }

    private List<VoterShown> query(String sql, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            var voters = new ArrayList<VoterShown>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    voters.add(voter(row));
                }
            }
            return voters;
        } catch (SQLException e) {
            throw new IllegalStateException("voters cannot be searched", e);
        }
    }

    private static VoterShown voter(ResultSet row) throws SQLException {
        Array detached = row.getArray("detached");
        return new VoterShown(
                new Iin(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                row.getString(6),
                row.getString(7),
                (Integer) row.getObject(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                List.of((String[]) detached.getArray()));
    }
}
