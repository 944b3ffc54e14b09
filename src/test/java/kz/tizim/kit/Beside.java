package kz.tizim.kit;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Requests beside the test's own. Each has a thread: the common pool of a small machine has one for all. */
public final class Beside {
    private Beside() {}

    /** Begins a request. */
    public static <T> CompletableFuture<T> begin(Supplier<T> request) {
        return CompletableFuture.supplyAsync(request, Thread::startVirtualThread);
    }
}
