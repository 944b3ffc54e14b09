package kz.tizim.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import kz.tizim.bench.Callers;
import kz.tizim.bench.JsonConnection;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;

/** A member at a desk of a precinct, who redeems one certificate after the other. */
final class RedeemingDesk implements Callers.Caller {
    private final JsonConnection connection;
    private final Service.Poll poll;
    private final SmallCountry.Place place;
    private final List<HeldCertificate> certificates;

    RedeemingDesk(
            int port, String token, Service.Poll poll, SmallCountry.Place place, List<HeldCertificate> certificates)
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
