package kz.tizim.voterlist;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was found.
 *
 * @param more whether there are further hits: refine the query
 */
@Schema(name = "VoterHits", example = """
                    {"voters":[{"iin":"900101300017","surname":"Сәрсенов","givenName":"Айбек","birthDate":"1990-01-01",
                     "precinct":"11-1","part":"MAIN","line":17,"street":"Абай көшесі","house":"5А","flat":"12","detached":[]}],
                     "more":false}""")
public record VoterHits(List<VoterShown> voters, boolean more) {
    /** So many of those found that somebody looks through them. */
    static VoterHits of(List<VoterShown> found, int most) {
        return new VoterHits(found.stream().limit(most).toList(), found.size() > most);
    }
}
