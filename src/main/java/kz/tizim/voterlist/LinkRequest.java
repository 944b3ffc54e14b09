package kz.tizim.voterlist;

import jakarta.validation.constraints.NotNull;
import kz.tizim.problem.PlainText;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Two numbers of one person.
 *
 * @param iin the number that stands for the other one from now on
 * @param principal the number that the person is known by
 * @param reference the record that says so
 */
@Schema(name = "LinkRequest", example = """
                {"iin":"900101300017","principal":"900101300027","reference":"Registry office, letter No 14"}""")
record LinkRequest(
        @NotNull Iin iin,
        @NotNull Iin principal,
        @NotNull @PlainText String reference) {}
