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
import java.util.Locale;
import java.util.Set;
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
            select l.iin, l.surname, l.given_name, l.patronymic, l.birth_date, p.code, l.part, l.line, l.street, l.house,
                   l.flat, array(select contest.code from detachment d join contest on contest.id = d.contest_id
                                 where d.election_id = l.election_id and d.iin = l.iin and d.ended_at is null
                                 order by contest.id) as detached
            from listed_voter l
            join precinct p on p.id = l.precinct_id
            where l.election_id = ?""";
    private static final String IN_PRECINCT = SELECT + " and l.precinct_id = ?";
    /** A linked number finds its principal; parameters: the number twice. */
    private static final String OF_IIN =
            " and l.iin = coalesce((select linked.principal from linked_iin linked where linked.iin = ?), ?)";

    private static final String KAZAKH_ORDER =
            "l.surname collate \"kk-x-icu\", l.given_name collate \"kk-x-icu\", l.iin";
    private static final String ORDER = " order by l.line, " + KAZAKH_ORDER;
    // By the name on the list, or the one in the registry, which may be that of a newer document.
    private static final String NAME = "l.name_key like ? or l.registry_name_key like ?";
    private static final String WORD =
            " and (" + NAME + " or folded(l.street) like ? or lower(l.house) = ? or l.flat = ?)";
    // Trigrams: a word with a letter missing, doubled or changed shares more than half of them.
    private static final String LIKELY_WORD =
            " and greatest(word_similarity(?, l.name_key), word_similarity(?, folded(l.street))) >= 0.5";
    // Found in the registry by its index; who was born on another day by the list is one of the few amended there.
    private static final String BORN = SELECT
            + " and l.iin in (select c.iin from citizen c where c.birth_date = ? union all"
            + " select a.iin from amended_voter a where a.election_id = ? and a.birth_date = ?)";
    private static final String LIKELY_NAME = " and (" + NAME + " or word_similarity(?, l.name_key) >= 0.5)";

    /** Words of an address that say what kind of thing the next word names; most names hold one of them too. */
    private static final Set<String> KINDS = Set.of(
            "ул",
            "улица",
            "коше",
            "кошеси",
            "пр",
            "просп",
            "проспект",
            "дангылы",
            "мкр",
            "микрорайон",
            "дом",
            "уи",
            "кв",
            "пер",
            "г",
            "с",
            "ауылы",
            "каласы");

    private static final int MOST_WORDS = 8;

    private final AgroalDataSource database;

    VoterSearch(AgroalDataSource database) {
        this.database = database;
    }

    /** A page of a precinct's list, in the order of its lines. */
    List<VoterShown> list(ElectionFacts election, PrecinctFacts precinct, int after, int limit) {
        return query(IN_PRECINCT + ORDER + " offset ? limit ?", election.id(), precinct.id(), after, limit);
    }

    /**
     * Voters of one precinct by IIN, or by any parts of the name and address in any spelling; where nobody has these, those
     * who have something like them.
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
        List<Word> words = words(query);
        if (words.isEmpty()) {
            return List.of();
        }
        var exact = new ArrayList<@Nullable Object>(List.of(election.id(), precinct.id()));
        var likely = new ArrayList<>(exact);
        for (Word word : words) {
            exact.addAll(List.of(part(word.key), part(word.key), part(word.key), word.typed, word.typed));
            likely.addAll(List.of(word.key, word.key));
        }
        exact.add(MOST + 1);
        likely.add(MOST + 1);
        List<VoterShown> found = query(IN_PRECINCT + WORD.repeat(words.size()) + ORDER + " limit ?", exact.toArray());
        return found.isEmpty()
                ? query(IN_PRECINCT + LIKELY_WORD.repeat(words.size()) + ORDER + " limit ?", likely.toArray())
                : found;
    }

    /** Voters of the country who were born on a day and have names like these, in any spelling. */
    List<VoterShown> byName(ElectionFacts election, LocalDate birthDate, String names) {
        var parameters = new ArrayList<@Nullable Object>(List.of(election.id(), birthDate, election.id(), birthDate));
        List<Word> words = words(names);
        words.forEach(word -> parameters.addAll(List.of(part(word.key), part(word.key), word.key)));
        parameters.add(MOST + 1);
        return query(
                BORN + LIKELY_NAME.repeat(words.size()) + " order by " + KAZAKH_ORDER + " limit ?",
                parameters.toArray());
    }

    /** The voter of an IIN, wherever listed. */
    List<VoterShown> byIin(ElectionFacts election, Iin iin) {
        return query(SELECT + OF_IIN, election.id(), iin.value(), iin.value());
    }

    /**
     * A word of a query.
     *
     * @param typed in lower case, for house and flat
     * @param key folded, for names and streets
     */
    private record Word(String typed, String key) {}

    private static List<Word> words(String query) {
        return Arrays.stream(query.toLowerCase(Locale.ROOT).split("[\\s,;.\"«»()]+"))
                .flatMap(typed -> Arrays.stream(Folding.key(typed).split(" ")).map(key -> new Word(typed, key)))
                .filter(word -> !word.key.isEmpty() && !KINDS.contains(word.key))
                .limit(MOST_WORDS)
                .toList();
    }

    private static String part(String key) {
        return "%" + key + "%";
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
