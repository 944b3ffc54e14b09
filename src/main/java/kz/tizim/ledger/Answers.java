package kz.tizim.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import kz.tizim.problem.Problem;

/** Requests and answers as attempts keep them. */
@ApplicationScoped
class Answers {
    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    Answer of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> new Answer(201, write(done.answer()), false);
            case Outcome.Refused refused -> refusal(refused.problem());
        };
    }

    Answer refusal(Problem problem) {
        return new Answer(problem.type().status(), write(problem.body()), false);
    }

    /** SHA-256 of what makes a request what it is. */
    byte[] requestHash(Act act) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(act.action().getBytes(StandardCharsets.UTF_8));
            return digest.digest(json.writeValueAsBytes(act.request()));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("a request cannot be hashed", e);
        }
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }
}
