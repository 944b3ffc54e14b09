package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.election.Election;
import kz.tizim.election.Election.ListsState;
import kz.tizim.election.ElectionFacts;
import kz.tizim.imports.RegisterLock;
import kz.tizim.precinct.Kato;
import kz.tizim.precinct.KatoRange;
import kz.tizim.problem.ProblemType;

/** Changes a draft after decisions about one town, without building the country anew. */
@ApplicationScoped
class DraftService {
    /** A region of two million takes less. */
    private static final int SECONDS = 600;

    private final TownRenewal renewal;
    private final AgroalDataSource database;
    private final AuditTrail audit;

    DraftService(TownRenewal renewal, AgroalDataSource database, AuditTrail audit) {
        this.renewal = renewal;
        this.database = database;
        this.audit = audit;
    }

    /** Something decided on a connection, before the town is placed anew in the same transaction. */
    interface Step {
        void run(Connection connection) throws SQLException;
    }

    /** Places the citizens of a town by the rules as they are now. */
    RenewalShown renew(ElectionFacts election, Kato town, Operator operator) {
        return QuarkusTransaction.requiringNew().timeout(SECONDS).call(() -> {
            RenewalShown renewed = renewAfter(election, town, List.of());
            audit.record(operator, "lists-renewal", "DONE", election.code() + " " + town.code());
            return renewed;
        });
    }

    /**
     * As {@link #renew}, after a step: the town is first placed as it is, so that only what the step does is counted. To be
     * called within a transaction. Refused unless the lists are a draft.
     */
    RenewalShown renewAfter(ElectionFacts election, Kato town, Step step) {
        return renewAfter(election, town, List.of(step));
    }

    private RenewalShown renewAfter(ElectionFacts election, Kato town, List<Step> steps) {
        if (election.listsFromId() != null) {
            throw ProblemType.LISTS_FROZEN.exception("This election takes the lists of an earlier one as they are.");
        }
        try (Connection connection = database.getConnection()) {
            RegisterLock.alone(connection); // addresses and citizens are read one after the other
            if (Election.lock(election.id()).listsState != ListsState.DRAFT) {
                throw ProblemType.LISTS_FROZEN.exception("Only a draft can be changed by rules.");
            }
            TownRenewal.keepActsOut(connection, election.id());
            for (Step step : steps) {
                renewal.renew(connection, election.id(), election.pollingDay(), KatoRange.of(town));
                step.run(connection);
            }
            TownRenewal.Renewed renewed =
                    renewal.renew(connection, election.id(), election.pollingDay(), KatoRange.of(town));
            ListBuild build = ListBuild.findById(election.id());
            return new RenewalShown(
                    town, renewed.changed(), renewed.listed(), renewed.moved(), build.unassigned, build.overlapPairs);
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
    }
}
