package kz.tizim.voterlist;

/**
 * Who may vote on a polling day, by the dated rule that is then in force (table {@code eligibility_rule}, which cites its
 * source): citizen, of age on polling day — the birthday counts —, alive, and not excluded by a court.
 *
 * <p>Written as SQL, since it is asked of the whole registry at once.
 */
final class Eligibility {
    /** The rule in force on polling day; parameters: polling day twice. */
    static final String RULE = "rule as (select * from eligibility_rule rule where " + inForce("?") + ")";

    /** Condition on {@code citizen c} beside {@code rule}; parameters: polling day three times. */
    static final String CONDITION = condition("cast(? as date)");

    /** Whether {@code rule} is in force on a day. */
    static String inForce(String day) {
        return "rule.valid_from <= " + day + " and (rule.valid_to is null or rule.valid_to > " + day + ")";
    }

    /** Whether {@code citizen c} may vote on a day by {@code rule}; a number that is linked to another is nobody of its own. */
    static String condition(String day) {
        return conditionIfAlive(day) + " and c.life_status = 'ALIVE' and c.missing_since is null";
    }

    /** The same but for what the registry says of life and death: a person who stands there is alive. */
    static String conditionIfAlive(String day) {
        return """
                c.citizenship = rule.citizenship
                and not exists (select 1 from linked_iin l where l.iin = c.iin)
                and c.birth_date <= %1$s - make_interval(years => rule.minimum_age)
                and not exists (select 1 from ineligibility i where %2$s)
                """.formatted(day, excluded(day));
    }

    /** Whether {@code ineligibility i} excludes {@code citizen c} on a day by {@code rule}. */
    static String excluded(String day) {
        return """
                i.iin = c.iin and i.ground = any (rule.excluding_grounds)
                and i.valid_from <= %1$s and (i.valid_to is null or i.valid_to >= %1$s)
                """.formatted(day);
    }

    private Eligibility() {}
}
