package kz.tizim.polling;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A ballot that was given in exchange for a spoiled one.
 *
 * @param ledgerEntry the voter's entry, which stays as it is
 * @param number of the replacement within the entry, counted from 1
 */
@Schema(name = "Replacement", example = """
                {"ledgerEntry":"019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60","contest":"mazhilis","number":1,
                 "replacedAt":"2026-12-20T10:12:00+05:00"}""")
record Replacement(UUID ledgerEntry, String contest, int number, OffsetDateTime replacedAt) {}
