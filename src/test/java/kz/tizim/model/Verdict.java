package kz.tizim.model;

import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import kz.tizim.kit.Instance.Reply;

/** What the rules say to a request in one state. */
sealed interface Verdict {

    /**
     * It must be refused.
     *
     * @param problems one of these
     */
    record Refused(Set<String> problems) implements Verdict {
        @Override
        public boolean fits(Reply reply) {
            return problems.contains(reply.problem());
        }
    }

    /**
     * It must be done.
     *
     * @param says what the answer says
     * @param effect on the state, which may be changed
     */
    record Done(int status, Predicate<Reply> says, BiConsumer<State, Reply> effect) implements Verdict {
        @Override
        public boolean fits(Reply reply) {
            return reply.status() == status && says.test(reply);
        }
    }

    /** The first step of two: the answer comes with the second one. */
    record Further(BiConsumer<State, Reply> effect) implements Verdict {
        @Override
        public boolean fits(Reply reply) {
            return true;
        }
    }

    boolean fits(Reply reply);

    static Verdict refused(String... problems) {
        return new Refused(Set.of(problems));
    }

    static Verdict done(int status, BiConsumer<State, Reply> effect) {
        return new Done(status, _ -> true, effect);
    }
}
