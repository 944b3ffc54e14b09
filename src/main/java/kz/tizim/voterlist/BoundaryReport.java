package kz.tizim.voterlist;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How well the boundaries cover the citizens of an election, in figures; each has a list of its own.
 *
 * @param uncoveredStreets streets with houses that no rule takes
 * @param uncoveredCitizens who waits for that reason
 * @param overlaps pairs of rules that claim the same address
 * @param unusedRules rules that list nobody
 * @param crowdedPrecincts precincts with more voters than they can serve
 */
@Schema(name = "BoundaryReport", example = """
                {"uncoveredStreets":3,"uncoveredCitizens":41,"overlaps":0,"unusedRules":7,"crowdedPrecincts":1}""")
record BoundaryReport(
        long uncoveredStreets, long uncoveredCitizens, long overlaps, long unusedRules, long crowdedPrecincts) {

    /**
     * A street, or a settlement without streets, with houses that no rule takes.
     *
     * @param houses how many houses
     * @param some some of them, at most twenty
     */
    @Schema(name = "UncoveredStreet", example = """
                    {"kato":"111010000","street":"Болашақ шағын ауданы","citizens":41,"houses":2,"some":["5","7А"]}""")
    record UncoveredStreet(String kato, String street, long citizens, long houses, List<String> some) {}

    /** A precinct with more voters than it can serve. */
    @Schema(name = "CrowdedPrecinct", example = """
                    {"precinct":"11-1","capacity":3000,"voters":3104}""")
    record CrowdedPrecinct(String precinct, int capacity, long voters) {}

    /** A rule whose selector looks like a slip of the pen. */
    @Schema(name = "DoubtfulRule", example = """
                    {"rule":{"id":17,"precinct":"11-811","decision":"№ 7","kato":"116651100","street":"ЖК Лесная поляна",
                     "selector":"1,2, 34, 5"},"doubts":[{"position":5,"doubt":"RUN_TOGETHER","hint":"3,4"}]}""")
    record DoubtfulRule(RuleShown rule, List<Doubt> doubts) {}

    /**
     * What looks wrong.
     *
     * @param position of its first character in the selector, from 0
     * @param doubt such as {@code RUN_TOGETHER}, {@code OUT_OF_ORDER}, {@code REPEATED}, {@code DESCENDING}
     * @param hint what was probably meant; empty where nobody can tell
     */
    @Schema(name = "SelectorDoubt", example = "{\"position\":5,\"doubt\":\"RUN_TOGETHER\",\"hint\":\"3,4\"}")
    record Doubt(int position, String doubt, String hint) {}
}
