package kz.tizim.polling;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kz.tizim.election.ElectionFacts.ContestFacts;
import kz.tizim.precinct.Desk;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The contests that a request for ballots means. */
final class AskedContests {
    private AskedContests() {}

    /**
     * Those that are named, or all that are held at the desk's precinct where none is.
     *
     * @throws kz.tizim.problem.ProblemException {@code invalid-request}, {@code outside-scope}
     */
    static List<ContestFacts> of(Desk desk, @Nullable List<String> codes) {
        List<ContestFacts> entitled = desk.election().contestsAt(desk.precinct().kato());
        if (codes == null) {
            if (entitled.isEmpty()) {
                throw ProblemType.OUTSIDE_SCOPE.exception("No contest of this election is held here.");
            }
            return entitled;
        }
        Set<ContestFacts> asked = new LinkedHashSet<>();
        for (int i = 0; i < codes.size(); i++) {
            String field = "contests[" + i + "]";
            ContestFacts contest = desk.election()
                    .contest(codes.get(i))
                    .orElseThrow(() -> Problem.invalid(field, "is not a contest of this election"));
            if (!entitled.contains(contest)) {
                throw ProblemType.OUTSIDE_SCOPE
                        .with("The contest is not held here.")
                        .with("contest", contest.code())
                        .exception();
            }
            asked.add(contest);
        }
        return List.copyOf(asked);
    }
}
