package kz.tizim.model;

import kz.tizim.kit.Instance.Reply;

/**
 * A request that was sent, and its answer.
 *
 * @param begin before it was sent, by a clock of all threads
 * @param end after the answer had come
 */
record Event(int number, Step step, long begin, long end, Reply reply) {

    /** What a report says of it. */
    String line() {
        String problem = reply.problem();
        String body = reply.body();
        return "#%d [%d..%d] %s -> %d %s%s"
                .formatted(
                        number,
                        begin / 1000,
                        end / 1000,
                        step,
                        reply.status(),
                        problem.isEmpty() ? body.substring(0, Math.min(300, body.length())) : problem,
                        reply.replayed() ? " (replayed)" : "");
    }
}
