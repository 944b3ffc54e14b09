package kz.tizim.voterlist;

/**
 * Who may vote on a polling day, by the dated rule that is then in force (table {@code eligibility_rule}, which cites its
 * source): citizen, of age on polling day — the birthday counts —, alive, and not excluded by a court.
 *
 * <p>Written as SQL, since it is asked of the whole registry at once.
 */
final class Eligibility {
    /** The rule in force on polling day; parameters: polling day twice. */
    static final String RULE = """
            rule as (select * from eligibility_rule
                     where valid_from <= ? and (valid_to is null or valid_to > ?))""";

    /** Condition on {@code citizen c} beside {@code rule}; parameters: polling day three times. */
    static final String CONDITION = """
            c.citizenship = rule.citizenship
            and c.birth_date <= cast(? as date) - make_interval(years => rule.minimum_age)
            and c.life_status = 'ALIVE'
            and c.missing_since is null
            and not exists (
                select 1 from ineligibility i
                where i.iin = c.iin and i.ground = any (rule.excluding_grounds)
                  and i.valid_from <= ? and (i.valid_to is null or i.valid_to >= ?))
            """;

    private Eligibility() {}
}
