package kz.tizim.precinct;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The text of a decision about a precinct's boundary. */
@Schema(
        name = "DecisionText",
        example = "{\"text\":\"с. Косшы, ЖК „Лесная поляна“ 1,2, 34, 5, мкр. „Алтын дала“ 1,2\"}")
record DecisionText(@NotNull @Size(max = 60_000) String text) {

    /** What was read, in the order of the text. */
    @Schema(name = "DecisionRead", example = """
                    {"areas":[{"settlement":"с. Косшы","street":"ЖК „Лесная поляна“","selector":"1,2,34,5","position":10,
                     "doubts":[{"position":33,"doubt":"RUN_TOGETHER","hint":"3,4"}]},
                     {"settlement":"с. Косшы","street":"мкр. „Алтын дала“","selector":"1,2","position":41,"doubts":[]}]}""")
    record Read(List<Area> areas) {
        static Read of(List<DecisionReading.Area> areas) {
            return new Read(areas.stream().map(Area::of).toList());
        }
    }

    /**
     * Houses of one street, or of a settlement without streets: a row of an extract of boundaries.
     *
     * @param settlement as the decision writes it; empty if it names none
     * @param street as the decision writes it; empty if it names none
     * @param selector in the one spelling of selectors; empty for everything
     * @param position of the first character in the text, from 0
     * @param doubts what a person should look at
     */
    @Schema(name = "DecisionArea", example = """
                    {"settlement":"с. Косшы","street":"ЖК „Лесная поляна“","selector":"1,2,34,5","position":10,
                     "doubts":[{"position":33,"doubt":"RUN_TOGETHER","hint":"3,4"}]}""")
    record Area(String settlement, String street, String selector, int position, List<Doubt> doubts) {
        static Area of(DecisionReading.Area area) {
            List<Doubt> doubts = area.warnings().stream()
                    .map(warning ->
                            new Doubt(warning.position(), warning.doubt().name(), warning.hint()))
                    .toList();
            return new Area(area.settlement(), area.street(), area.selector().print(), area.position(), doubts);
        }
    }

    /**
     * What looks wrong.
     *
     * @param position of its first character in the text, from 0
     * @param hint what was probably meant; empty where nobody can tell
     */
    @Schema(name = "DecisionDoubt", example = "{\"position\":33,\"doubt\":\"RUN_TOGETHER\",\"hint\":\"3,4\"}")
    record Doubt(int position, String doubt, String hint) {}
}
