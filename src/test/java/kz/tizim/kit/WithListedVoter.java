package kz.tizim.kit;

import kz.tizim.kit.Service.Poll;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;

/** A country with one voter, of the home precinct, and an election whose lists are handed over. */
public abstract class WithListedVoter extends WithCountry {
    protected Iin voter;
    protected Poll poll;

    @BeforeEach
    protected final void aListedVoter() throws InterruptedException {
        voter = country.citizen(country.home);
        poll = service.electionWithLists(country);
    }
}
