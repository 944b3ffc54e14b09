/**
 * The catalogue of problems and the one place where exceptions become answers.
 *
 * <p>Every error that leaves the service is an RFC 9457 document whose kind stands in {@link
 * kz.tizim.problem.ProblemType}. Code that decides returns or throws a {@link kz.tizim.problem.Problem}; nothing else
 * writes an error body. What all requests and answers share stands here too: their limits, strict JSON, pages.
 */
@NullMarked
package kz.tizim.problem;

import org.jspecify.annotations.NullMarked;
