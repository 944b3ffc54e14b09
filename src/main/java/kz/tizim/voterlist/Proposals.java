package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.AddressPlaces;
import kz.tizim.precinct.AddressPlaces.Address;
import kz.tizim.problem.ProblemType;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;

/**
 * Compares the lists that were handed over with the registry as imports have changed it since. Nothing is stored: each
 * import leaves marks of the citizens that it added, changed or missed, and only these are compared, not the country.
 *
 * <p>Whoever's place on the lists was decided about after the last import that touched the citizen is left out: the
 * decision knew what the registry says.
 */
@ApplicationScoped
class Proposals {
    // The numbers of the imports stand in the text, so that the planner knows how few of all marks are theirs.
    private static final String IMPORTS = """
            select array(select r.id from import_run r
                         where r.kind in ('CITIZENS', 'INELIGIBILITY') and r.applied_at > h.handed_over_at order by r.id)
            from (select handed_over_at from list_handover where election_id = ? limit 1) h""";

    /** Parameters: citizens of {@code placed} and their precincts. */
    private static final String COMPARED =
            """
            with placed as (select * from unnest(?::bigint[], ?::integer[]) as placed (iin, precinct_id)),
            marked as (
                select b.iin, b.replaced_by as import_id from citizen_before b where b.replaced_by = any (%2$s)
                union all
                select t.iin, t.import_id from citizen_turnover t where t.import_id = any (%2$s)
                union all
                select i.iin, i.import_id from ineligibility i where i.import_id = any (%2$s)),
            touched as materialized (
                select marked.iin, max(r.applied_at) as at from marked join import_run r on r.id = marked.import_id
                where %3$s
                group by marked.iin),
            compared as materialized (
                select c.iin, l.precinct_id,
            """ + VoterDetails.columns("l", "listed_") + ", " + VoterDetails.columns("c", "registry_") + ", ("
                    + Eligibility.condition("e.polling_day") + """
            ) as eligible,
                       case when c.life_status <> 'ALIVE' then 'DEATH' when court.act is not null then court.ground
                            when c.citizenship <> rule.citizenship then 'CITIZENSHIP'
                            when c.missing_since is not null then 'MISSING' else 'AGE' end as ground,
                       case when c.life_status = 'ALIVE' and court.act is not null then court.act
                            else 'registry import ' || coalesce(c.missing_since, c.import_id)
                                 || coalesce(', died ' || c.death_date, '') end as reference,
                       (l.surname, l.given_name, l.patronymic, l.birth_date)
                           is distinct from (c.surname, c.given_name, c.patronymic, c.birth_date) as renamed,
                       (l.kato, l.street, l.house, l.flat) is distinct from (c.kato, c.street, c.house, c.flat) as elsewhere,
                       c.registered_from is null or c.registered_from is distinct from l.registered_from as registered_anew
                from touched t
                join citizen c on c.iin = t.iin
                join election e on e.id = %1$d
                join eligibility_rule rule on\s""" + Eligibility.inForce("e.polling_day") + """

                left join lateral (select i.ground, i.act from ineligibility i where\s"""
                    + Eligibility.excluded("e.polling_day") + """
                                   order by i.valid_from, i.ground limit 1) court on true
                left join listed_voter l on l.election_id = %1$d and l.iin = t.iin
                where not exists (select from list_delta d where d.election_id = %1$d and d.iin = t.iin and d.at > t.at))
            """;

    private static final String ON_NO_LIST = """
            (select v.precinct_id from voter v where v.election_id = %1$d and v.iin = marked.iin) is null""";
    private static final String TO_INCLUDE = COMPARED + """
            select iin, registry_kato, registry_street, registry_house from compared
            where precinct_id is null and eligible""";

    private static final String FROM = """
            from compared
            left join placed on placed.iin = compared.iin
            cross join lateral (
                select 'EXCLUDE' as kind where compared.precinct_id is not null and not eligible
                union all
                select 'AMEND' where compared.precinct_id is not null and eligible
                                 and (renamed or elsewhere and not registered_anew)
                union all
                select 'MOVED' where compared.precinct_id is not null and eligible and elsewhere and registered_anew
                union all
                select 'INCLUDE' where compared.precinct_id is null and eligible and placed.iin is not null) proposed
            left join precinct p on p.id = coalesce(compared.precinct_id, placed.precinct_id)
            left join commission pc on pc.id = p.id
            where\s""";
    private static final String LIST = "select proposed.kind, p.code, compared.* ";
    private static final String PAGE =
            " order by p.region_code, p.number, compared.iin, proposed.kind offset ? limit ?";
    private static final String COUNT = """
            select count(*) filter (where proposed.kind = 'EXCLUDE'), count(*) filter (where proposed.kind = 'INCLUDE'),
                   count(*) filter (where proposed.kind = 'AMEND'), count(*) filter (where proposed.kind = 'MOVED')\s""";

    // Citizens with marks are few among all: each is looked up, and no table of the country is read from end to end.
    private static final String BY_KEYS = "set local enable_seqscan = off";

    private final AgroalDataSource database;
    private final AddressPlaces places;

    Proposals(AgroalDataSource database, AddressPlaces places) {
        this.database = database;
        this.places = places;
    }

    /** What is read in one request: statements over the same imports, citizens and precincts. */
    private record Reading(ElectionFacts election, Scope scope, Proposal.@Nullable Kind kind, String imports) {
        boolean asksFor(Proposal.Kind one) {
            return kind == null || kind == one;
        }

        String unlisted() {
            return TO_INCLUDE.formatted(election.id(), imports, ON_NO_LIST.formatted(election.id()));
        }

        String proposals(String select) {
            return COMPARED.formatted(election.id(), imports, filter())
                    + select
                    + FROM
                    + scope.condition()
                    + (kind == null ? "" : " and proposed.kind = '" + kind + "'");
        }

        /** Keeps those apart who cannot be proposed here anyway, before they are compared. */
        private String filter() {
            String placed = "marked.iin in (select iin from placed)";
            if (kind == Proposal.Kind.INCLUDE) {
                return placed;
            }
            return scope.precinctId() == null
                    ? "true"
                    : "(%s or marked.iin in (select v.iin from voter v where v.election_id = %d and v.precinct_id = %d))"
                            .formatted(placed, election.id(), scope.precinctId());
        }
    }

    /** A page of proposals, by precincts. */
    List<Proposal> list(ElectionFacts election, Scope scope, Proposal.@Nullable Kind kind, int after, int limit) {
        return read(election, scope, kind, (connection, reading) -> {
                    try (PreparedStatement select = connection.prepareStatement(reading.proposals(LIST) + PAGE)) {
                        bind(connection, select, toInclude(connection, reading));
                        select.setInt(3, after);
                        select.setInt(4, limit);
                        return proposals(select);
                    }
                })
                .orElse(List.of());
    }

    /** How many there are of each kind. */
    Proposal.Counts counts(ElectionFacts election, Scope scope) {
        return read(election, scope, null, (connection, reading) -> {
                    try (PreparedStatement count = connection.prepareStatement(reading.proposals(COUNT))) {
                        bind(connection, count, toInclude(connection, reading));
                        try (ResultSet row = count.executeQuery()) {
                            row.next();
                            return new Proposal.Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
                        }
                    }
                })
                .orElse(new Proposal.Counts(0, 0, 0, 0));
    }

    private interface Query<T> {
        T run(Connection connection, Reading reading) throws SQLException;
    }

    /** Empty where nothing was imported since the handover. */
    private <T> Optional<T> read(ElectionFacts election, Scope scope, Proposal.@Nullable Kind kind, Query<T> query) {
        try (Connection connection = database.getConnection()) {
            Optional<String> imports = importsSinceHandover(connection, election);
            if (imports.isEmpty()) {
                return Optional.empty();
            }
            connection.setAutoCommit(false);
            try (Statement byKeys = connection.createStatement()) {
                byKeys.execute(BY_KEYS);
                return Optional.of(query.run(connection, new Reading(election, scope, kind, imports.get())));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the lists cannot be compared, SQLState " + e.getSQLState(), e);
        }
    }

    private static Optional<String> importsSinceHandover(Connection connection, ElectionFacts election)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(IMPORTS)) {
            select.setInt(1, election.id());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw ProblemType.NOT_FOUND.exception("The lists of this election are not handed over yet.");
                }
                var ids = new StringJoiner(",", "array[", "]::integer[]").setEmptyValue("");
                for (Integer id : (Integer[]) row.getArray(1).getArray()) {
                    ids.add(id.toString());
                }
                return Optional.of(ids.toString()).filter(text -> !text.isEmpty());
            }
        }
    }

    /** Citizens who stand on no list, with their precincts by the boundaries; null where no single rule places them. */
    private Map<Long, @Nullable Integer> toInclude(Connection connection, Reading reading) throws SQLException {
        var addresses = new LinkedHashMap<Long, Address>();
        if (reading.asksFor(Proposal.Kind.INCLUDE)) {
            try (PreparedStatement select = connection.prepareStatement(reading.unlisted())) {
                bind(connection, select, Map.of());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        addresses.put(
                                row.getLong(1), new Address(row.getString(2), row.getString(3), row.getString(4)));
                    }
                }
            }
        }
        Map<Address, Integer> precincts =
                places.precinctsOf(addresses.values(), reading.election().pollingDay());
        var placed = new LinkedHashMap<Long, @Nullable Integer>();
        addresses.forEach((iin, address) -> placed.put(iin, precincts.get(address)));
        return placed;
    }

    private static void bind(Connection connection, PreparedStatement statement, Map<Long, @Nullable Integer> placed)
            throws SQLException {
        statement.setArray(1, connection.createArrayOf("bigint", placed.keySet().toArray()));
        statement.setArray(
                2, connection.createArrayOf("integer", placed.values().toArray()));
    }

    private static List<Proposal> proposals(PreparedStatement select) throws SQLException {
        var proposals = new ArrayList<Proposal>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                var kind = Proposal.Kind.valueOf(row.getString("kind"));
                boolean excludes = kind == Proposal.Kind.EXCLUDE;
                proposals.add(new Proposal(
                        kind,
                        row.getString("code"),
                        new Iin(row.getLong("iin")),
                        excludes ? row.getString("ground") : null,
                        excludes ? row.getString("reference") : null,
                        VoterDetails.read(row, "listed_"),
                        Objects.requireNonNull(VoterDetails.read(row, "registry_"))));
            }
        }
        return proposals;
    }
}
