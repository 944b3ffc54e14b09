package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tizim.database.Rows;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.registry.Iin;
import kz.tizim.voterlist.SearchWords.Condition;
import kz.tizim.voterlist.SearchWords.Word;
import org.jspecify.annotations.Nullable;

/** Finds voters on the lists of an election. */
@ApplicationScoped
class VoterSearch {
    /** More than this many hits help nobody at a desk: refine. */
    static final int MOST = 100;

    /** Of those who only have something like what is looked for still fewer. */
    private static final int MOST_LIKELY = 50;

    private static final String COLUMNS = """
            select l.iin, l.surname, l.given_name, l.patronymic, l.birth_date, p.code, l.part, l.line, l.street, l.house,
                   l.flat, array(select contest.code from detachment d join contest on contest.id = d.contest_id
                                 where d.election_id = l.election_id and d.iin = l.iin and d.ended_at is null
                                 order by contest.id) as detached""";
    private static final String SELECT =
            COLUMNS + " from listed_voter l join precinct p on p.id = l.precinct_id where l.election_id = ?";
    private static final String IN_PRECINCT = SELECT + " and l.precinct_id = ?";
    /** A linked number finds its principal; parameters: the number twice. */
    private static final String OF_IIN =
            " and l.iin = coalesce((select linked.principal from linked_iin linked where linked.iin = ?), ?)";

    private static final String KAZAKH_ORDER =
            "l.surname collate \"kk-x-icu\", l.given_name collate \"kk-x-icu\", l.iin";
    private static final String ORDER = " order by l.line, " + KAZAKH_ORDER;
    // By the name on the list, or the one in the registry, which may be that of a newer document.
    private static final String NAME = "strpos(l.name_key, ?) > 0 or strpos(l.registry_name_key, ?) > 0";
    // Found in the registry by its index. Who was born on another day by the list was amended there, or imported since.
    private static final String BORN = SELECT
            + " and l.iin in (select c.iin from citizen c where c.birth_date = ? union all"
            + " select a.iin from amended_voter a where a.election_id = ? and a.birth_date = ? union all"
            + " select b.iin from citizen_before b join import_run r on r.id = b.replaced_by where b.birth_date = ?"
            + " and r.applied_at > (select h.handed_over_at from list_handover h where h.election_id = ? limit 1))";
    private static final String LIKELY_NAME = " and (" + NAME + " or word_similarity(?, l.name_key) >= 0.5)";

    // Whom an import renamed. Asked once, since each statement that follows would read the list for it once more.
    private static final String RENAMED = """
            select distinct iin from citizen_before where renamed and iin = any (array(
                select iin from voter where election_id = ? and precinct_id = ?))""";

    /**
     * What of a precinct's list is searched. Most voters are read where the list itself lies, without keeping them meanwhile. The
     * others are few: who came onto the list or is written otherwise since its handover, and whoever an import renamed, who is
     * found by the registry's name too. In a draft they are all. Streets, houses and flats are folded once each. Parameters:
     * election, precinct, and whom {@link #RENAMED} found.
     */
    private static final String LISTED = """
            with given (election_id, precinct_id, renamed) as materialized (values (?::integer, ?::integer, ?::bigint[])),
            handed_over as materialized (
                select from given join list_handover using (election_id) limit 1),
            others as materialized (
                select l.iin, l.line, concat_ws(' ', l.name_key, nullif(l.registry_name_key, l.name_key)) as name_key,
                       l.street, l.house, l.flat
                from given cross join lateral voters_as_listed(given.election_id, array(
                    select d.iin from list_delta d
                    where d.joined_precinct_id = given.precinct_id and d.election_id = given.election_id
                    union select unnest(given.renamed))) l
                where l.precinct_id = given.precinct_id and exists (select from handed_over)
                union all
                select v.iin, v.line, concat_ws(' ', a.name_key, c.name_key), coalesce(a.street, c.street),
                       coalesce(a.house, c.house), coalesce(a.flat, c.flat)
                from voter v join citizen c on c.iin = v.iin
                left join amended_voter a on a.election_id = v.election_id and a.iin = v.iin
                where v.election_id = (select election_id from given) and v.precinct_id = (select precinct_id from given)
                  and not exists (select from handed_over)),
            listed as not materialized (
                select iin, line, name_key, street, house, flat
                from voter
                where election_id = (select election_id from given) and precinct_id = (select precinct_id from given)
                  and name_key is not null and iin <> all ((select renamed from given)::bigint[])
                union all select * from others),
            place as materialized (
                select street, folded(street) as street_key
                from (select unnest(coalesce(h.streets, array(select distinct listed.street from listed)))
                      from given join list_handover h using (election_id, precinct_id)
                      union select street from others) streets (street)),
            numbered as materialized (
                select number, %s as number_key
                from (select distinct unnest(array[house, flat]) from listed) numbers (number)),
            """.formatted(HouseWords.sql("number"));

    // Arrays, which are mostly empty: nothing is then looked for in them, unlike in the hash of a subquery.
    private static final String WORD = "strpos(l.name_key, ?) > 0 or l.street = any (array("
            + "select street from place where strpos(street_key, ?) > 0 or strpos(street_key, ?) > 0))";
    private static final String NUMBER = "l.house = any (array(select number from numbered where number_key in (?, ?)))"
            + " or l.flat = any (array(select number from numbered where number_key in (?, ?)))";
    // Trigrams: a word with a letter missing, doubled or changed shares half of them or more.
    private static final String LIKELY_STREET =
            "l.street = any (array(select street from place where word_similarity(?, street_key) >= 0.5))";
    private static final String FOUND = LISTED + """
            found as materialized (select l.iin from listed l where %%s)
            %s
            from given join precinct p on p.id = given.precinct_id
            cross join lateral voters_as_listed(given.election_id, array(select iin from found)) l""".formatted(COLUMNS) + ORDER;
    private static final String FIRST_LINES = " order by l.line, l.name_key limit " + (MOST + 1);
    // No further than there are hits to show, since each takes long.
    private static final String ANY = " limit " + (MOST_LIKELY + 1);

    private final AgroalDataSource database;

    VoterSearch(AgroalDataSource database) {
        this.database = database;
    }

    /** A page of a precinct's list, in the order of its lines. */
    List<VoterShown> list(ElectionFacts election, PrecinctFacts precinct, int after, int limit) {
        return query(IN_PRECINCT + ORDER + " offset ? limit ?", election.id(), precinct.id(), after, limit);
    }

    /**
     * Voters of one precinct by IIN, or by any parts of the name and address in any spelling; where nobody has all of these,
     * those who have something like each.
     *
     * @return at most {@link #MOST}, the first lines of a list that was handed over, or any {@link #MOST_LIKELY} who are only
     *     like it
     */
    VoterHits inPrecinct(ElectionFacts election, PrecinctFacts precinct, String query) {
        String digits = query.replaceAll("[\\s\\u00A0-]", "");
        if (Iin.valid(digits)) {
            long iin = Iin.of(digits).value();
            return VoterHits.of(query(IN_PRECINCT + OF_IIN, election.id(), precinct.id(), iin, iin), MOST);
        }
        List<Word> words = SearchWords.of(query);
        if (words.isEmpty()) {
            return VoterHits.of(List.of(), MOST);
        }
        Long[] renamed = Rows.read(database, row -> row.getLong(1), RENAMED, election.id(), precinct.id())
                .toArray(Long[]::new);
        List<Object> given = List.of(election.id(), precinct.id(), renamed);
        List<VoterShown> exactly = search(given, words.stream().map(VoterSearch::exactly), FIRST_LINES);
        if (!exactly.isEmpty()) {
            return VoterHits.of(exactly, MOST);
        }
        // By itself, since it is another statement for each length of a word, which the server has to plan.
        boolean alone = words.size() == 1;
        Stream<Condition> likely = words.stream().map(word -> likely(word, alone));
        return VoterHits.of(search(given, likely, ANY), MOST_LIKELY);
    }

    private List<VoterShown> search(List<Object> given, Stream<Condition> ofWords, String most) {
        List<Condition> conditions = ofWords.toList();
        var parameters = new ArrayList<@Nullable Object>(given);
        conditions.forEach(condition -> parameters.addAll(condition.parameters()));
        return query(FOUND.formatted(allOf(conditions) + most), parameters.toArray());
    }

    private static String allOf(List<Condition> conditions) {
        return conditions.stream().map(condition -> "(" + condition.sql() + ")").collect(Collectors.joining(" and "));
    }

    private static Condition exactly(Word word) {
        var inWords = new Condition(WORD, List.of(word.key(), word.key(), word.typed()));
        if (!word.isNumber()) {
            return inWords;
        }
        String number = HouseWords.key(word.typed());
        String whole = HouseWords.key(word.whole());
        return inWords.or(new Condition(NUMBER, List.of(number, whole, number, whole)));
    }

    /** Something like the word or, beside others, the word itself; an initial begins a word, as everybody has it somewhere. */
    private static Condition likely(Word word, boolean alone) {
        Condition like = word.likeIn("l.name_key").or(new Condition(LIKELY_STREET, List.of(word.key())));
        return alone || word.isInitial() ? like : exactly(word).or(like);
    }

    /** Voters of the country who were born on a day and have names like these, in any spelling. */
    List<VoterShown> byName(ElectionFacts election, LocalDate birthDate, String names) {
        var parameters = new ArrayList<@Nullable Object>(
                List.of(election.id(), birthDate, election.id(), birthDate, birthDate, election.id()));
        List<Word> words = SearchWords.of(names);
        words.forEach(word -> parameters.addAll(List.of(word.key(), word.key(), word.key())));
        parameters.add(MOST + 1);
        return query(
                BORN + LIKELY_NAME.repeat(words.size()) + " order by " + KAZAKH_ORDER + " limit ?",
                parameters.toArray());
    }

    /** The voter of an IIN, wherever listed. */
    List<VoterShown> byIin(ElectionFacts election, Iin iin) {
        return query(SELECT + OF_IIN, election.id(), iin.value(), iin.value());
    }

    private List<VoterShown> query(String sql, @Nullable Object... parameters) {
        return Rows.read(database, VoterSearch::voter, sql, parameters);
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
