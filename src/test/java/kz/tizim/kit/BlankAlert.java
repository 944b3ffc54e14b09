package kz.tizim.kit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An alert that somebody has to look at: of five blanks of certificates, two do not arrive. */
public final class BlankAlert {
    private final Service service;

    public BlankAlert(Service service) {
        this.service = service;
    }

    /** Raises it for an election that has no blanks yet. */
    public void raise(String election) {
        String path = "/api/v1/elections/" + election + "/blanks/movements";
        var print = act("PRINT");
        print.put("contest", "mazhilis");
        move("central", path, print);
        var handOver = act("HANDOVER");
        handOver.put("to", "111010000");
        String movement = move("central", path, handOver);
        var receipt = new LinkedHashMap<String, Object>();
        receipt.put("act", "Act of receipt");
        receipt.put("missing", List.of(Map.of("first", number(2), "last", number(3))));
        receipt.put("surplus", List.of());
        move("territorial", path + "/" + movement + "/receipt", receipt);
    }

    private static LinkedHashMap<String, Object> act(String kind) {
        var act = new LinkedHashMap<String, Object>();
        act.put("first", number(1));
        act.put("last", number(5));
        act.put("kind", kind);
        act.put("act", "Act of " + kind);
        return act;
    }

    private static String number(int serial) {
        long shifted = serial * 100L;
        return "%010d".formatted(shifted + 98 - shifted % 97);
    }

    private String move(String username, String path, Map<String, Object> body) {
        return service.as(username, Service.newKey())
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
