package kz.tizim.voterlist;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An address that no rule takes, with those who wait there.
 *
 * @param citizens how many wait
 * @param suggestions where they may belong, the best first; a person decides
 */
@Schema(name = "WaitingAddress", example = """
                {"kato":"111010000","street":"Кабанбай батр","house":"5","reason":"NO_RULE","citizens":3,
                 "suggestions":[{"precinct":"11-1","street":"Қабанбай батыр көшесі","ground":"SIMILAR_STREET","likeness":0.94}]}""")
record WaitingAddress(
        String kato, String street, String house, String reason, long citizens, List<Suggested> suggestions) {

    /**
     * A precinct to which an address may belong.
     *
     * @param street the street as the precinct's rule writes it
     * @param ground {@code SIMILAR_STREET}: probably an alias; {@code NEARBY_HOUSE}: the rule takes houses nearby
     * @param likeness from 0 to 1
     */
    @Schema(name = "SuggestedPrecinct", example = """
                    {"precinct":"11-1","street":"Қабанбай батыр көшесі","ground":"SIMILAR_STREET","likeness":0.94}""")
    record Suggested(String precinct, String street, String ground, double likeness) {}
}
