package kz.tizim.polling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.tizim.certificate.CertificateNumber;
import kz.tizim.ledger.LedgerEntry;
import kz.tizim.precinct.PrecinctFacts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen may do at a desk.
 *
 * @param admitting whether the precinct admits anybody at this moment
 * @param contests those that are held here
 */
@Schema(name = "Entitlements", example = """
                {"precinct":"11-1","admitting":true,"contests":[
                 {"contest":"mazhilis","standing":"HAS_VOTED","usedAt":"35-1","usedOn":"2026-12-20T10:12:00+05:00",
                  "basis":"CERTIFICATE","channel":"STATION"},
                 {"contest":"maslikhat","standing":"MAY_VOTE"}]}""")
record Entitlements(String precinct, boolean admitting, List<Entitlement> contests) {

    /** The five answers. */
    enum Standing {
        MAY_VOTE,
        HAS_VOTED,
        CERTIFICATE_OUT,
        LISTED_ELSEWHERE,
        ON_NO_LIST
    }

    /**
     * One contest.
     *
     * @param usedAt precinct where the citizen voted, and likewise when, on which basis and how
     * @param since when the certificate was issued that is out, and its number
     * @param ledgerEntry id of the entry of a vote that was given here
     * @param listedAt precinct on whose list the citizen stands, and its address, by the last act that moved it
     */
    @Schema(name = "Entitlement", example = """
                    {"contest":"maslikhat","standing":"LISTED_ELSEWHERE","listedAt":"11-2",
                     "address":{"kk":"Абай көшесі 3","ru":"ул. Абая 3","en":"3 Abai St"}}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entitlement(
            String contest,
            Standing standing,
            @Nullable String usedAt,
            @Nullable OffsetDateTime usedOn,
            @Nullable String basis,
            @Nullable String channel,
            @Nullable UUID ledgerEntry,
            @Nullable OffsetDateTime since,
            @Nullable CertificateNumber certificate,
            @Nullable String listedAt,
            PrecinctFacts.@Nullable Names address) {

        /** Nobody is told of the votes of others' voters, but of those that were given here. */
        static Entitlement of(String contest, String precinct, boolean listedHere, DeskFacts facts) {
            LedgerEntry vote = facts.vote();
            if (vote != null && (listedHere || vote.precinct().equals(precinct))) {
                return new Entitlement(
                        contest,
                        Standing.HAS_VOTED,
                        vote.precinct(),
                        vote.admittedAt(),
                        vote.basis(),
                        vote.channel(),
                        vote.precinct().equals(precinct) ? vote.id() : null,
                        null,
                        null,
                        null,
                        null);
            }
            if (!listedHere) {
                Standing standing = facts.listedAt() == null ? Standing.ON_NO_LIST : Standing.LISTED_ELSEWHERE;
                return new Entitlement(
                        contest,
                        standing,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        facts.listedAtCode(),
                        facts.listedAtAddress());
            }
            OffsetDateTime since = facts.detachedSince();
            Standing standing = since == null ? Standing.MAY_VOTE : Standing.CERTIFICATE_OUT;
            return new Entitlement(
                    contest, standing, null, null, null, null, null, since, facts.certificate(), null, null);
        }
    }
}
