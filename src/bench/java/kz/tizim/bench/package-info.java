/**
 * What benchmarks share: the packaged jar as a process of its own, clients that cost little, and rounds that compare two
 * workloads on one server.
 *
 * <p>Clients, service and database share the machine, so a figure alone says little; a ratio to a baseline of the same
 * run says more.
 */
@NullMarked
package kz.tizim.bench;

import org.jspecify.annotations.NullMarked;
