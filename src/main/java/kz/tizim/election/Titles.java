package kz.tizim.election;

import jakarta.validation.constraints.NotNull;
import kz.tizim.problem.PlainText;

/** A title in Kazakh, Russian and English. */
public record Titles(
        @NotNull @PlainText String kk,
        @NotNull @PlainText String ru,
        @NotNull @PlainText String en) {}
