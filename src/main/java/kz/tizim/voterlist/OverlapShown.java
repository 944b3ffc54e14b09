package kz.tizim.voterlist;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Two rules of equal rank that claim the same addresses for two precincts: nothing is handed over until it is decided.
 *
 * @param id the ids of both rules; the next page goes on after it
 * @param citizens how many wait because of it
 * @param addresses some of the addresses, at most five
 */
@Schema(name = "Overlap", example = """
                {"id":"17-19","citizens":212,"first":{"id":17,"precinct":"11-1","decision":"№ 7","kato":"111010000",
                 "street":"Абай көшесі","selector":"1-27 odd"},"second":{"id":19,"precinct":"11-2","decision":"№ 7",
                 "kato":"111010000","street":"ул. Абая","selector":"21-31 odd"},"addresses":["Абай көшесі 25"]}""")
record OverlapShown(String id, long citizens, RuleShown first, RuleShown second, List<String> addresses) {}
