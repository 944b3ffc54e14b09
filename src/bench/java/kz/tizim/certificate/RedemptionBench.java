package kz.tizim.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.tizim.bench.Callers;
import kz.tizim.bench.Comparison;
import kz.tizim.bench.JsonConnection;
import kz.tizim.bench.PackagedService;
import kz.tizim.bench.Population;
import kz.tizim.database.DurableDatabase;
import kz.tizim.kit.LedgerAudit;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** Redemptions over HTTP, compared with the bare transaction. */
class RedemptionBench {
    private static final double BOUND = 0.6;
    private static final int COUNTRIES = 16;
    private static final Comparison COMPARISON = new Comparison("redemption", 40_000, 8_000, 5);

    @Test
    void redemptionsKeepUpWithTheBareTransaction() throws Exception {
        try (DurableDatabase database = DurableDatabase.start();
                PackagedService jar = PackagedService.start(database)) {
            var service = new Service(jar.port());
            List<SmallCountry> countries = new ArrayList<>();
            for (int i = 0; i < COUNTRIES; i++) {
                countries.add(new SmallCountry(database.app()));
            }
            SmallCountry first = countries.getFirst();
            Service.Poll poll = service.newElection(first);
            List<HeldCertificate> certificates = prepare(database, first, poll);
            List<SmallCountry.Place> places = new ArrayList<>();
            for (SmallCountry country : countries) {
                places.addAll(List.of(country.otherTown, country.otherRegion));
            }
            service.openPolls(first, poll, places.toArray(SmallCountry.Place[]::new));
            try (var baseline = new Callers(i -> new FrozenRedemption(database.asOwner(), certificates));
                    var desks = new Callers(i -> {
                        SmallCountry.Place place = places.get(i % places.size());
                        String token = service.signIn(place.member());
                        return new Desk(jar.port(), token, poll, place, certificates);
                    })) {
                COMPARISON.requireRatio(baseline, desks, jar, BOUND);
            }
            try (Connection owner = database.asOwner()) {
                LedgerAudit.check(owner);
            }
        }
    }

    private static List<HeldCertificate> prepare(DurableDatabase database, SmallCountry country, Service.Poll poll)
            throws Exception {
        int election = country.query("select id from election where code = ?", poll.code());
        int contest = country.query("select id from contest where election_id = ? and code = 'mazhilis'", election);
        List<Iin> holders = Population.iins(COMPARISON.total());
        List<HeldCertificate> certificates = HeldCertificate.forAll(holders, election, contest);
        try (Connection owner = database.asOwner()) {
            Population.write(owner, holders, election, country.home);
            HeldCertificate.write(owner, certificates, country.home);
            FrozenRedemption.createTables(owner);
            Population.settle(owner);
        }
        return certificates;
    }

    /** A member at a desk of a precinct, who redeems one certificate after the other. */
    private static final class Desk implements Callers.Caller {
        private final JsonConnection connection;
        private final Service.Poll poll;
        private final SmallCountry.Place place;
        private final List<HeldCertificate> certificates;

        Desk(int port, String token, Service.Poll poll, SmallCountry.Place place, List<HeldCertificate> certificates)
                throws IOException {
            this.connection = new JsonConnection(port, "Authorization: Bearer " + token + "\r\n");
            this.poll = poll;
            this.place = place;
            this.certificates = certificates;
        }

        @Override
        public void call(int number) throws IOException {
            HeldCertificate held = certificates.get(number);
            int status = connection.post(
                    poll.path("/certificates/" + held.number() + "/redemption"),
                    "Idempotency-Key: " + UUID.randomUUID() + "\r\n",
                    "{\"iin\":\"" + held.iin().digits() + "\",\"precinct\":\"" + place.code()
                            + "\",\"documentNumber\":\"04001234\"}");
            assertEquals(201, status, connection::lastAnswer);
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
