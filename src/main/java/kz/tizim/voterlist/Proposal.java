package kz.tizim.voterlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the registry says otherwise than a list that was handed over. Nothing happens by it: a commission carries it out
 * by an exclusion, an inclusion or a correction, on the record, or leaves it.
 *
 * @param precinct where the voter is listed; of an {@code INCLUDE} where the boundaries place the address, absent if nowhere
 * @param ground of an {@code EXCLUDE}: {@code DEATH}, {@code INCAPABLE}, {@code SENTENCED}, {@code CITIZENSHIP},
 *     {@code MISSING} from the registry or under {@code AGE}
 * @param reference of an {@code EXCLUDE}, the record that says so
 * @param listed as the list writes the voter, absent of an {@code INCLUDE}
 * @param registry as the registry does
 */
@Schema(name = "ListProposal", example = """
                {"kind":"EXCLUDE","precinct":"11-1","iin":"900101300017","ground":"DEATH",
                 "reference":"registry import 17, died 2026-12-01",
                 "listed":{"surname":"Сәрсенов","givenName":"Айбек","birthDate":"1990-01-01","kato":"111010000",
                           "street":"Абай көшесі","house":"5А","flat":"12"},
                 "registry":{"surname":"Сәрсенов","givenName":"Айбек","birthDate":"1990-01-01","kato":"111010000",
                           "street":"Абай көшесі","house":"5А","flat":"12"}}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Proposal(
        Kind kind,
        @Nullable String precinct,
        Iin iin,
        @Nullable String ground,
        @Nullable String reference,
        @Nullable VoterDetails listed,
        VoterDetails registry) {

    /** What is proposed. */
    enum Kind {
        /** May not vote any more, or is not in the registry. */
        EXCLUDE,
        /** May vote and stands on no list. */
        INCLUDE,
        /** Is written otherwise: name, birth date, or the address without a new registration. */
        AMEND,
        /** Only a note: has registered elsewhere, and stays at the home precinct or takes a certificate. */
        MOVED
    }

    /** How many proposals of each kind there are. */
    @Schema(name = "ListProposalCounts", example = """
                    {"exclude":12,"include":31,"amend":8,"moved":57}""")
    record Counts(long exclude, long include, long amend, long moved) {}
}
