package kz.tizim.imports;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Begins in the background what was decided, once the decision is committed. */
@ApplicationScoped
class AfterDecision {
    private static final Logger LOG = Logger.getLogger(AfterDecision.class);

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transactions;

    AfterDecision(AgroalDataSource database, TransactionSynchronizationRegistry transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * Takes up an import within the deciding transaction, so that no other instance takes it for a dead one's.
     *
     * @param task is given the work, which it closes
     */
    void begin(int importId, String thread, Consumer<ImportWork> task) {
        ImportWork work = QuarkusTransaction.suspendingExisting().call(() -> takeUp(importId));
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    Thread.ofVirtual().name(thread).start(() -> task.accept(work));
                } else {
                    release(work);
                }
            }
        });
    }

    private ImportWork takeUp(int id) {
        try {
            return ImportWork.await(database, id);
        } catch (SQLException e) {
            throw new IllegalStateException("an import cannot be taken up", e);
        }
    }

    /** Gives an import back; a connection that cannot is broken, and its lock gone. */
    static void release(ImportWork work) {
        try {
            work.close();
        } catch (SQLException e) {
            LOG.warnf("Import %d was not released: %s", work.importId(), ImportLog.named(e));
        }
    }
}
