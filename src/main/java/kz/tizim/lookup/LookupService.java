package kz.tizim.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.PublicCalendar;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import kz.tizim.problem.Bursts;
import org.jspecify.annotations.Nullable;

/** Tells a citizen where to vote; found or not, in the same shape. */
@ApplicationScoped
class LookupService {
    private final Register register;
    private final PublicCalendar calendar;
    private final Precincts precincts;
    private final Bursts bursts;

    LookupService(Register register, PublicCalendar calendar, Precincts precincts, Bursts bursts) {
        this.bursts = bursts;
        this.register = register;
        this.calendar = calendar;
        this.precincts = precincts;
    }

    /**
     * The answer.
     *
     * @throws kz.tizim.problem.ProblemException {@code too-many-requests} for a burst of misses from one origin
     */
    LookupAnswer find(LookupRequest request) {
        Bursts.Attempt attempt = bursts.begin(Bursts.Kind.LOOKUP, request.iin().digits());
        String code = request.election();
        Optional<ElectionFacts> election = code == null ? calendar.next() : calendar.election(code);
        LookupAnswer answer = election.map(asked -> answer(asked, precinct(request, asked)))
                .orElseGet(() -> new LookupAnswer(false, null, null, null, null));
        if (answer.found()) {
            attempt.succeeded();
        }
        return answer;
    }

    private @Nullable PrecinctFacts precinct(LookupRequest request, ElectionFacts election) {
        return register.precinct(request.iin(), request.documentLast4(), election.id())
                .map(code -> precincts.find(code, election.id()).orElseThrow())
                .orElse(null);
    }

    private LookupAnswer answer(ElectionFacts election, @Nullable PrecinctFacts precinct) {
        return new LookupAnswer(
                precinct != null,
                election.code(),
                election.pollingDay(),
                precinct == null ? null : LookupAnswer.Station.of(precinct, election.pollingDay()),
                help(election, precinct == null ? election.zone() : precinct.zone()));
    }

    private LookupAnswer.Help help(ElectionFacts election, ZoneId zone) {
        OffsetDateTime now = calendar.now();
        OffsetDateTime open = at(election.calendar().listsOpenFrom(), zone);
        return new LookupAnswer.Help(
                at(election.calendar().certificatesUntil(), zone),
                election.certificatesAreIssuedAt(now, zone),
                open,
                now.isBefore(open) ? "local-executive" : "precinct-commission");
    }

    private static OffsetDateTime at(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toOffsetDateTime();
    }
}
