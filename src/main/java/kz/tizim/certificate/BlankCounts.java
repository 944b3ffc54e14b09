package kz.tizim.certificate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of the blanks of a contest, at a commission or in all of a territory. Always {@code received = handedOn +
 * inTransit + issued + spoiled + lost + cancelled + onHand}.
 *
 * @param received from outside, confirmed; for the country all that were printed
 * @param handedOn to outside, confirmed
 * @param inTransit handed over, and not confirmed or missing: the giver answers for them
 */
@Schema(name = "BlankCounts", example = """
                {"contest":"mazhilis","received":100,"handedOn":20,"inTransit":5,"issued":40,"spoiled":2,"lost":1,
                 "cancelled":0,"onHand":32}""")
record BlankCounts(
        String contest,
        long received,
        long handedOn,
        long inTransit,
        long issued,
        long spoiled,
        long lost,
        long cancelled,
        long onHand) {}
