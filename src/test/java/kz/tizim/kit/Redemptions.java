package kz.tizim.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tizim.kit.Instance.Post;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.kit.Service.Poll;
import kz.tizim.registry.Iin;

/** Many voters with certificates on polling day, each with the request that redeems it in another region. */
public record Redemptions(List<Iin> voters, List<Post> posts) {

    /** Makes the voters, their lists and certificates, and opens the polls. */
    public static Redemptions prepare(Fleet fleet, int count) throws Exception {
        SmallCountry country = fleet.country();
        Service service = fleet.instance(0).service();
        List<Iin> voters = country.citizens(country.home, count);
        Poll poll = service.electionWithLists(country);
        String token = service.token(country.home.member());
        var issues = new ArrayList<Callable<String>>();
        for (int i = 0; i < count; i++) {
            Instance instance = fleet.instance(i);
            Post issue = Post.of(
                    poll.path("/certificates"),
                    token,
                    Map.of(
                            "iin",
                            voters.get(i).digits(),
                            "contest",
                            "mazhilis",
                            "documentNumber",
                            "04001234",
                            "applicant",
                            Map.of("kind", "VOTER")));
            issues.add(() -> String.valueOf(instance.decide(issue).json().get("number")));
        }
        List<String> numbers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> number : threads.invokeAll(issues)) {
                numbers.add(number.get());
            }
        }
        service.openPolls(country, poll, country.otherRegion);
        String desk = service.token(country.otherRegion.member());
        var posts = new ArrayList<Post>();
        for (int i = 0; i < count; i++) {
            posts.add(Post.of(
                    poll.path("/certificates/" + numbers.get(i) + "/redemption"),
                    desk,
                    Map.of(
                            "iin", voters.get(i).digits(),
                            "precinct", country.otherRegion.code(),
                            "documentNumber", "04001234")));
        }
        return new Redemptions(voters, posts);
    }

    /** Whether an answer admits the voter and the ledger knows the entry it names. */
    public boolean isStored(Fleet fleet, int number, Reply reply) {
        return reply.status() == 201
                && fleet.hasEntry(voters.get(number), reply.json().get("ledgerEntry"));
    }
}
