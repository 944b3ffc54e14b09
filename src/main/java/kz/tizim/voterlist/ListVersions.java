package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tizim.database.Rows;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;

/**
 * Every version of a precinct's list: 0 is what was handed over, and each change after it is one more. The numbers are given
 * when they are read, in the order of the deciding time; a change that is being committed just now may still come before
 * another one of the same second.
 */
@ApplicationScoped
class ListVersions {
    private static final String HANDED_OVER = """
            select act, voters, csv, sha256, handed_over_at from list_handover where election_id = ? and precinct_id = ?""";
    private static final String CHANGES = """
            select d.iin, d.basis,
                   case when d.left_precinct_id = d.joined_precinct_id then 'AMEND'
                        when d.joined_precinct_id = here.id then 'ADD' else 'REMOVE' end as kind,
                   other.code as other, d.entry, d.reference, d.at
            from (select cast(? as integer) as id) here cross join list_delta d
            left join precinct other on other.id <> here.id and other.id in (d.left_precinct_id, d.joined_precinct_id)
            where d.election_id = ? and (d.left_precinct_id = ? or d.joined_precinct_id = ?)
            order by d.at, d.iin, d.number""";

    private final AgroalDataSource database;

    ListVersions(AgroalDataSource database) {
        this.database = database;
    }

    /** A list as it was handed over. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record HandedOver(String act, int voters, byte[] csv, byte[] sha256, OffsetDateTime at) {}

    /**
     * A change as one precinct sees it.
     *
     * @param kind whether the citizen is added here, removed, or written otherwise
     * @param other the other precinct of a move
     * @param entry the line that is added, or takes the place of the one before
     */
    record Change(
            Iin iin,
            ListBasis basis,
            Kind kind,
            @Nullable String other,
            @Nullable String entry,
            String reference,
            OffsetDateTime at) {

        /** What a change does to a list. */
        enum Kind {
            ADD,
            REMOVE,
            AMEND
        }
    }

    /** What was handed over, empty before that. */
    Optional<HandedOver> handedOver(ElectionFacts election, PrecinctFacts precinct) {
        return Rows.read(
                        database,
                        row -> new HandedOver(
                                row.getString(1),
                                row.getInt(2),
                                row.getBytes(3),
                                row.getBytes(4),
                                row.getObject(5, OffsetDateTime.class)),
                        HANDED_OVER,
                        election.id(),
                        precinct.id())
                .stream()
                .findFirst();
    }

    /** The changes in the order of the versions that they made, beginning with 1. */
    List<Change> changes(ElectionFacts election, PrecinctFacts precinct) {
        int id = precinct.id();
        return Rows.read(
                database,
                row -> new Change(
                        new Iin(row.getLong(1)),
                        ListBasis.valueOf(row.getString(2)),
                        Change.Kind.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class)),
                CHANGES,
                id,
                election.id(),
                id,
                id);
    }

    /**
     * A version as it was: first the lines that were handed over, then what was added, in that order; an amended line stays
     * in its place.
     *
     * @throws ProblemException {@code not-found} when there is no such version yet
     */
    List<ListRow> version(ElectionFacts election, PrecinctFacts precinct, int version) {
        HandedOver first = handedOver(election, precinct).orElseThrow(ListVersions::notThere);
        List<Change> changes = changes(election, precinct);
        if (version > changes.size()) {
            throw notThere();
        }
        Map<Iin, ListRow> lines = new LinkedHashMap<>();
        String csv = new String(first.csv(), StandardCharsets.UTF_8).substring(ListRow.HEADER.length());
        ListRow.parse(csv).forEach(line -> lines.put(line.iin(), line));
        for (Change change : changes.subList(0, version)) {
            if (change.entry() == null || change.kind() == Change.Kind.REMOVE) {
                lines.remove(change.iin());
            } else {
                lines.put(change.iin(), ListRow.parse(change.entry()).getFirst());
            }
        }
        return List.copyOf(lines.values());
    }

    private static ProblemException notThere() {
        return ProblemType.NOT_FOUND.exception("There is no such version of this list.");
    }
}
