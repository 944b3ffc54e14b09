package kz.tizim.polling;

import jakarta.validation.constraints.NotNull;
import kz.tizim.problem.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a conflict is undone: this citizen did not get the ballot.
 *
 * @param act number of the commission's act
 * @param reason in a few words, without personal data
 */
@Schema(
        name = "ConflictVoidRequest",
        example = "{\"act\":\"No 6\",\"reason\":\"The number was mistyped from the sheet\"}")
record ConflictVoidRequest(
        @NotNull @PlainText String act, @NotNull @PlainText String reason) {}
