package kz.tizim.kit;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import kz.tizim.database.TestDatabase;
import kz.tizim.registry.Iin;

/** Several instances of the packaged jar on one fresh database, started at the same time, and a small country in it. */
public final class Fleet implements AutoCloseable {
    private final TestDatabase database;
    private final Map<String, String> environment;
    private final AgroalDataSource pool;
    private final List<Instance> instances = new ArrayList<>();
    private final Path folder;
    private int replaced;
    private final SmallCountry country;

    /** Starts them and waits until all are ready; their output goes into the folder. */
    public Fleet(int size, Path folder) throws Exception {
        this(size, folder, TestDatabase.fresh(), Map.of());
    }

    /**
     * As above, on a database that is there.
     *
     * @param settings of the environment, beside where the database is
     */
    public Fleet(int size, Path folder, TestDatabase database, Map<String, String> settings) throws Exception {
        this.folder = folder;
        this.database = database;
        environment = new HashMap<>(settings);
        environment.putAll(database.environment());
        pool = poolOf(environment);
        try {
            for (int i = 0; i < size; i++) {
                instances.add(Instance.start(environment, folder, "instance-" + i));
            }
            for (Instance instance : instances) {
                instance.awaitReady();
            }
            country = new SmallCountry(pool);
        } catch (Exception | Error e) {
            close();
            throw e;
        }
    }

    private static AgroalDataSource poolOf(Map<String, String> environment) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(4)
                        .connectionValidator(ConnectionValidator.defaultValidator())
                        .validateOnBorrow(true)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(environment.get("TIZIM_DB_URL"))
                                .principal(new NamePrincipal(environment.get("TIZIM_DB_APP_USER")))
                                .credential(new SimplePassword(environment.get("TIZIM_DB_APP_PASSWORD"))))));
    }

    public Instance instance(int number) {
        return instances.get(number % instances.size());
    }

    /** Starts an instance in the place of one that was killed, and waits until it is ready. */
    public Instance replace(int number) throws IOException, InterruptedException {
        Instance instance = Instance.start(environment, folder, "replacement-" + replaced++);
        instances.set(number, instance);
        instance.awaitReady();
        return instance;
    }

    /**
     * Starts one more instance and waits until it is ready.
     *
     * @param settings of the environment, instead of those of the others
     */
    public Instance join(Map<String, String> settings) throws IOException, InterruptedException {
        Map<String, String> own = new HashMap<>(environment);
        own.putAll(settings);
        Instance instance = Instance.start(own, folder, "joined-" + instances.size());
        instances.add(instance);
        instance.awaitReady();
        return instance;
    }

    /** Ends an instance that had joined. */
    public void leave(Instance instance) throws InterruptedException, IOException {
        instances.remove(instance);
        instance.close();
    }

    public SmallCountry country() {
        return country;
    }

    public TestDatabase database() {
        return database;
    }

    /** Connections with the login of the service. */
    public DataSource pool() {
        return pool;
    }

    /** A connection with the login of the service. */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** Holds the row of a citizen, as another desk does, until the connection is closed. */
    public Connection hold(Iin citizen) throws SQLException {
        Connection desk = database.asOwner();
        desk.setAutoCommit(false);
        try (PreparedStatement lock = desk.prepareStatement("select 1 from citizen where iin = ? for update")) {
            lock.setLong(1, citizen.value());
            lock.execute();
        }
        return desk;
    }

    /** Waits until so many transactions of this database wait for a lock. */
    public void awaitWaiting(int transactions) throws InterruptedException, SQLException {
        for (int i = 0; i < 400; i++) {
            int waiting;
            try (Connection superuser = database.asSuperuser();
                    var row = superuser
                            .createStatement()
                            .executeQuery("select count(*) from pg_stat_activity where datname = current_database()"
                                    + " and wait_event_type = 'Lock'")) {
                row.next();
                waiting = row.getInt(1);
            }
            if (waiting >= transactions) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("nobody waits for the lock");
    }

    /** Waits until no transaction of the service is under way. */
    public void awaitIdle() throws InterruptedException, SQLException {
        for (int i = 0; i < 1000; i++) {
            try (Connection superuser = database.asSuperuser();
                    var row = superuser
                            .createStatement()
                            .executeQuery("select count(*) from pg_stat_activity where datname = current_database()"
                                    + " and usename = 'tizim_app' and state <> 'idle'")) {
                row.next();
                if (row.getInt(1) == 0) {
                    return;
                }
            }
            Thread.sleep(10);
        }
        throw new AssertionError("a transaction does not end");
    }

    /** Live entries of a citizen over all contests of an election. */
    public int liveEntries(Iin citizen) {
        return country.query(
                "select count(*)::int from ledger_entry e left join ledger_void v using (election_id, contest_id, iin, seq)"
                        + " where e.iin = ? and v.seq is null",
                citizen.value());
    }

    /** Whether a citizen has an entry of the given id. */
    public boolean hasEntry(Iin citizen, Object entry) {
        return country.query(
                        "select count(*)::int from ledger_entry where iin = ? and entry_id = ?::uuid",
                        citizen.value(),
                        String.valueOf(entry))
                == 1;
    }

    /** Checks the ledger's invariants. */
    public void audit() throws SQLException {
        try (Connection connection = connection()) {
            LedgerAudit.check(connection);
        }
    }

    @Override
    public void close() throws InterruptedException, IOException {
        for (Instance instance : instances) {
            instance.close();
        }
        pool.close();
    }
}
