package kz.tizim.certificate;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import kz.tizim.bench.Callers;
import kz.tizim.bench.PackagedService;
import kz.tizim.bench.Population;
import kz.tizim.database.DurableDatabase;
import kz.tizim.kit.LedgerAudit;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.registry.Iin;

/** Open polls, with as many certificates as calls are to be made, and desks that redeem them. */
final class PollingDay implements AutoCloseable {
    private static final int COUNTRIES = 16;

    private final DurableDatabase database;
    private final PackagedService jar;
    private final Service service;
    private final Service.Poll poll;
    private final int election;
    private final List<SmallCountry.Place> places = new ArrayList<>();
    private final List<HeldCertificate> certificates;

    private PollingDay(DurableDatabase database, PackagedService jar, int redemptions) throws Exception {
        this.database = database;
        this.jar = jar;
        this.service = new Service(jar.port());
        var country = new SmallCountry(database.app());
        this.poll = service.newElection(country);
        this.election = country.query("select id from election where code = ?", poll.code());
        this.certificates = prepare(country, redemptions);
        places.addAll(List.of(country.otherTown, country.otherRegion));
        for (int i = 1; i < COUNTRIES; i++) {
            var another = new SmallCountry(database.app());
            places.addAll(List.of(another.otherTown, another.otherRegion));
        }
        service.openPolls(country, poll, places.toArray(SmallCountry.Place[]::new));
    }

    /** Starts a database and the packaged service, and opens the polls. */
    static PollingDay begin(int redemptions) throws Exception {
        DurableDatabase database = DurableDatabase.start();
        try {
            PackagedService jar = PackagedService.start(database);
            try {
                return new PollingDay(database, jar, redemptions);
            } catch (Throwable e) {
                jar.close();
                throw e;
            }
        } catch (Throwable e) {
            database.close();
            throw e;
        }
    }

    private List<HeldCertificate> prepare(SmallCountry country, int redemptions) throws Exception {
        int contest = country.query("select id from contest where election_id = ? and code = 'mazhilis'", election);
        List<Iin> holders = Population.iins(redemptions);
        List<HeldCertificate> held = HeldCertificate.forAll(holders, election, contest);
        try (Connection owner = database.asOwner()) {
            Population.write(owner, holders, election, country.home);
            HeldCertificate.write(owner, held, country.home);
            country.run("update election set lists_state = 'HANDED_OVER' where id = ?", election);
            FrozenRedemption.createTables(owner);
        }
        database.settle();
        return held;
    }

    DurableDatabase database() {
        return database;
    }

    PackagedService jar() {
        return jar;
    }

    int election() {
        return election;
    }

    /** Bare transactions. */
    Callers baseline() throws Exception {
        return new Callers(_ -> new FrozenRedemption(database.asOwner(), certificates));
    }

    /** Desks of all precincts, over HTTP. */
    Callers desks() throws Exception {
        return new Callers(i -> {
            SmallCountry.Place place = places.get(i % places.size());
            return new RedeemingDesk(jar.port(), service.signIn(place.member()), poll, place, certificates);
        });
    }

    void audit() throws Exception {
        try (Connection owner = database.asOwner()) {
            LedgerAudit.check(owner);
        }
    }

    @Override
    public void close() throws Exception {
        try (database) {
            jar.close();
        }
    }
}
