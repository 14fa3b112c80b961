package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.Stream;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.live.LiveItem;
import org.sitedatum.cluster.live.LiveReads;

/** Writes answers that are lists: {@code {"items":[...],"next":"..."?}}. */
final class Items {

    /** Elements of a page where the caller does not say how many. */
    static final int USUAL = 100;

    /** Most elements of a page. */
    static final int MOST = 1_000;

    private Items() {}

    /** All elements there are. */
    static Answer answer(Stream<ObjectNode> elements) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("items").addAll(elements.toList());
        return Answer.json(json);
    }

    /** Elements that are JSON already; {@code next} asks for the elements after these, empty at the end. */
    static Answer answer(List<byte[]> elements, String next) {
        Buffer body =
                Buffer.buffer(64 + elements.stream().mapToInt(e -> e.length + 1).sum());
        body.appendString("{\"items\":[");
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                body.appendByte((byte) ',');
            }
            body.appendBytes(elements.get(i));
        }
        body.appendString("]");
        if (!next.isEmpty()) {
            body.appendString(",\"next\":\"" + next + "\"");
        }
        return Answer.written(body.appendString("}"));
    }

    /**
     * The elements of an answer.
     *
     * @throws Refusal with 503 when no sector's owner was heard
     */
    static List<LiveItem> of(LiveReads.Answer answer) {
        if (answer.sectors().isEmpty()) {
            throw new Refusal(Problem.unavailable(
                    "no node owns this site at the moment; ask again in a second, GET /health/ready says more"));
        }
        return answer.items();
    }
}
