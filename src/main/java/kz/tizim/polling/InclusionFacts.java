package kz.tizim.polling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import kz.tizim.ledger.Question;
import kz.tizim.precinct.PollingSession;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import kz.tizim.voterlist.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a citizen who is to be included on polling day, from the registry and the lists of the whole country.
 *
 * @param registeredHere whether the registered address lies in the precinct, which is found out beside the question
 */
record InclusionFacts(
        Standing standing, PollingSession session, Address address, int registryImport, boolean registeredHere) {

    static final Question<InclusionFacts> QUESTION = Question.of(
            "",
            "select known.kato, known.street, known.house, known.import_id, " + PollingSession.COLUMNS + ", "
                    + Standing.COLUMNS
                    + Standing.FROM
                    + "join citizen known on known.iin = given.iin join precinct p on p.id = given.precinct_id "
                    + PollingSession.JOIN
                    + Standing.OF_THE_ACT,
            InclusionFacts::read);

    /** A registered address. */
    record Address(String kato, String street, String house) {}

    private static InclusionFacts read(ResultSet row) throws SQLException {
        return new InclusionFacts(
                Standing.read(row),
                PollingSession.read(row),
                new Address(row.getString("kato"), row.getString("street"), row.getString("house")),
                row.getInt("import_id"),
                false);
    }

    InclusionFacts registered(boolean here) {
        return new InclusionFacts(standing, session, address, registryImport, here);
    }

    /** Why the citizen is not included, null when nothing is in the way. */
    @Nullable
    Problem refusal(int precinctId, LocalDate pollingDay, InclusionRequest.Basis basis, OffsetDateTime now) {
        if (standing.frozen() != null) {
            return standing.frozen();
        }
        if (!session.admitsAt(now, pollingDay)) {
            return session.closed(pollingDay);
        }
        if (standing.precinctId() != null && standing.precinctId() == precinctId) {
            return ProblemType.ALREADY_EXISTS.with("This citizen stands on the list: give the ballots.");
        }
        // Who has voted is told last, and so only of those who belong here.
        if (basis == InclusionRequest.Basis.REGISTRY_PROOF && standing.ineligible() != null) {
            return standing.ineligible();
        }
        if (basis == InclusionRequest.Basis.REGISTRY_PROOF && !registeredHere) {
            return ProblemType.NOT_ELIGIBLE.with(
                    "By the registry this citizen's address does not lie in the precinct.");
        }
        return standing.tied();
    }
}
