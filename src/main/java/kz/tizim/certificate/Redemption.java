package kz.tizim.certificate;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The voter may vote here.
 *
 * @param ledgerEntry id of the ledger entry
 * @param listNumber the line of the supplementary list: it goes by the certificate's number, since numbers counted up
 *     would need a lock that a whole precinct shares
 */
@Schema(name = "Redemption", example = """
                {"ledgerEntry":"019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60","precinct":"35-1","listNumber":"35-1/0000001230",
                 "admittedAt":"2026-12-20T10:00:00+05:00"}""")
record Redemption(UUID ledgerEntry, String precinct, String listNumber, OffsetDateTime admittedAt) {}
