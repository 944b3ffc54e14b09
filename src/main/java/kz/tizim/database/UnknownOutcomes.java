package kz.tizim.database;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Encloses every transactional use case, so that it says "unknown" where the outcome of its commit is. */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100) // around the one that begins and commits, which has 200
class UnknownOutcomes {

    @AroundInvoke
    @Nullable
    Object enclose(InvocationContext context) throws Exception {
        return KnownOutcome.of(context::proceed);
    }
}
