package kz.tizim.imports;

import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import kz.tizim.kit.Service;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;

/** An imported register of three citizens, two of the home precinct, and lists that were handed over by it. */
abstract class WithImportedLists extends WithImports {
    final Service service = new Service();
    SmallCountry country;
    Register register;
    Iin stays;
    Iin changes;
    Iin elsewhere;
    Poll poll;

    @BeforeEach
    final void listsOfAnImportedRegister() throws Exception {
        country = calls.country;
        register = new Register(calls);
        stays = register.citizen();
        changes = register.citizen();
        elsewhere = register.citizen("street", country.neighbour.street());
        register.apply();
        poll = service.electionWithLists(country);
    }

    /** Proposals as somebody sees them. */
    final ValidatableResponse proposals(String username, String query) {
        return service.as(username)
                .get(poll.path("/lists/proposals" + query))
                .then()
                .statusCode(200)
                .header("Cache-Control", startsWith("no-store"));
    }

    /** How many there are, as the central commission sees them. */
    final ValidatableResponse counts(String query) {
        return service.as(country.central)
                .get(poll.path("/lists/proposals/counts" + query))
                .then()
                .statusCode(200);
    }

    static String[] digits(Iin... iins) {
        return Arrays.stream(iins).map(Iin::digits).toArray(String[]::new);
    }
}
