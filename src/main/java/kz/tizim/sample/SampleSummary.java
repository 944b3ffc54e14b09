package kz.tizim.sample;

/**
 * What a written sample contains, so that an import can be checked against it.
 *
 * @param precincts rows, of which {@code special} hospitals and {@code abroad} missions have no boundaries
 * @param boundaries rows
 * @param eligible citizens who may vote on the polling day: the sum of listed and unassigned ones
 * @param uncovered eligible citizens on a street that no boundary covers
 * @param unregistered eligible citizens without a registered address
 * @param ineligibility rows
 */
public record SampleSummary(
        int citizens,
        int regions,
        int territories,
        int precincts,
        int special,
        int abroad,
        int boundaries,
        int eligible,
        int uncovered,
        int unregistered,
        int ineligibility) {}
