package kz.tizim.voterlist;

import kz.tizim.precinct.Kato;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a draft when one town was placed anew.
 *
 * @param changed citizens whose place, or the reason for it, is another now
 * @param listed citizens of the queue who are listed now
 * @param moved voters who are listed elsewhere or for another reason now
 * @param unassigned citizens of the whole election who still wait
 * @param overlaps pairs of rules of the whole election that claim the same address
 */
@Schema(name = "Renewal", example = """
                {"kato":"111010000","changed":312,"listed":300,"moved":12,"unassigned":11,"overlaps":0}""")
record RenewalShown(Kato kato, long changed, long listed, long moved, long unassigned, long overlaps) {}
