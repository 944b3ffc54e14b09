package kz.tizim.certificate;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The balance of a commission, by contest; a contest without blanks here is left out.
 *
 * @param own what the commission itself received, and became of it
 * @param total the same for it and all below it, moves between these left out
 * @param below the same for each commission directly below it
 */
@Schema(name = "BlankBalance", example = """
                {"commission":"T-11",
                 "own":[{"contest":"mazhilis","received":100,"handedOn":60,"inTransit":0,"issued":0,"spoiled":0,"lost":0,
                         "cancelled":0,"onHand":40}],
                 "total":[{"contest":"mazhilis","received":100,"handedOn":0,"inTransit":0,"issued":12,"spoiled":1,"lost":0,
                           "cancelled":0,"onHand":87}],
                 "below":[{"commission":"11-1","total":[{"contest":"mazhilis","received":60,"handedOn":0,"inTransit":0,
                           "issued":12,"spoiled":1,"lost":0,"cancelled":0,"onHand":47}]}]}""")
record BlankBalance(String commission, List<BlankCounts> own, List<BlankCounts> total, List<Part> below) {

    /** A commission below, with all below that. */
    @Schema(name = "BlankBalancePart", example = """
                    {"commission":"11-1","total":[{"contest":"mazhilis","received":60,"handedOn":0,"inTransit":0,"issued":12,
                     "spoiled":1,"lost":0,"cancelled":0,"onHand":47}]}""")
    record Part(String commission, List<BlankCounts> total) {}
}
