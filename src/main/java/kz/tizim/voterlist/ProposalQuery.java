package kz.tizim.voterlist;

import kz.tizim.election.ElectionFacts;
import org.jspecify.annotations.Nullable;

/**
 * What is read for one request of proposals, in SQL: statements over the same imports, citizens and precincts.
 *
 * @param imports whose marks count, as an array in SQL
 */
record ProposalQuery(ElectionFacts election, Scope scope, Proposal.@Nullable Kind kind, String imports) {
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
                       c.registered_from is null or c.registered_from is distinct from l.registered_from as registered_anew,
                       not decided.placed as place_open, not decided.any_how as details_open
                from touched t
                join citizen c on c.iin = t.iin
                join election e on e.id = %1$d
                join eligibility_rule rule on\s""" + Eligibility.inForce("e.polling_day") + """

                left join lateral (select i.ground, i.act from ineligibility i where\s"""
                    + Eligibility.excluded("e.polling_day") + """
                                   order by i.valid_from, i.ground limit 1) court on true
                left join listed_voter l on l.election_id = %1$d and l.iin = t.iin
                cross join lateral (
                    select coalesce(bool_or(d.left_precinct_id is distinct from d.joined_precinct_id), false) as placed,
                           count(*) > 0 as any_how
                    from list_delta d where d.election_id = %1$d and d.iin = t.iin and d.at > t.at) decided)
            """;

    private static final String ON_NO_LIST = """
            (select v.precinct_id from voter v where v.election_id = %1$d and v.iin = marked.iin) is null""";
    private static final String TO_INCLUDE = COMPARED + """
            select iin, registry_kato, registry_street, registry_house from compared
            where precinct_id is null and eligible and place_open""";

    private static final String FROM = """
            from compared
            left join placed on placed.iin = compared.iin
            cross join lateral (
                select 'EXCLUDE' as kind where compared.precinct_id is not null and not eligible and place_open
                union all
                select 'AMEND' where compared.precinct_id is not null and eligible and details_open
                                 and (renamed or elsewhere and not registered_anew)
                union all
                select 'MOVED' where compared.precinct_id is not null and eligible and details_open
                                 and elsewhere and registered_anew
                union all
                select 'INCLUDE' where compared.precinct_id is null and eligible and place_open
                                   and placed.iin is not null) proposed
            left join precinct p on p.id = coalesce(compared.precinct_id, placed.precinct_id)
            left join commission pc on pc.id = p.id
            where\s""";
    static final String LIST = "select proposed.kind, p.code, compared.* ";
    static final String PAGE = " order by p.region_code, p.number, compared.iin, proposed.kind offset ? limit ?";
    static final String COUNT = """
            select count(*) filter (where proposed.kind = 'EXCLUDE'), count(*) filter (where proposed.kind = 'INCLUDE'),
                   count(*) filter (where proposed.kind = 'AMEND'), count(*) filter (where proposed.kind = 'MOVED')\s""";

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
