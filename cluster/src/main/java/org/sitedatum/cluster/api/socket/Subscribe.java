package org.sitedatum.cluster.api.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.positioning.EntityId;

/**
 * The wish to hear of a site.
 *
 * @param id chosen by the client, in everything that is sent for it
 * @param site whose poses and events
 * @param channels what to send
 * @param filter which poses
 * @param maxRate most messages with poses per second; each has the newest pose of every body that moved
 * @param isBinary whether poses come as {@code FromNode} of {@code socket.proto}, not as JSON
 */
record Subscribe(String id, String site, Set<Channel> channels, PoseFilter filter, double maxRate, boolean isBinary) {

    /** What can be sent. */
    enum Channel {
        POSES,
        EVENTS,
        ALIGNMENTS,
        ANCHORS,
        HEALTH;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static final double FASTEST = 100;

    /** Of poses; the first is usual. */
    static final List<String> ENCODINGS = List.of("json", "protobuf");

    private static final double SLOWEST = 0.1;
    private static final int MOST_IDS = 1_000;
    private static final int MOST_CORNERS = 500;
    private static final double FARTHEST = 1e6;

    /** Reads the control message {@code subscribe}; throws {@link Refusal} naming the field at fault. */
    static Subscribe read(ObjectNode message) {
        only(message, "", "type", "id", "site", "channels", "filter", "maxRate", "encoding");
        JsonNode filter = message.path("filter");
        if (!filter.isMissingNode() && !filter.isObject()) {
            throw refuse("filter", filter, "must be an object");
        }
        return new Subscribe(
                id(message, "id"),
                id(message, "site"),
                channels(message.path("channels")),
                filter(filter),
                number("maxRate", message.path("maxRate"), SLOWEST, FASTEST, FASTEST),
                isBinary(message.path("encoding")));
    }

    private static boolean isBinary(JsonNode encoding) {
        String word = encoding.isMissingNode() ? ENCODINGS.get(0) : encoding.asText();
        if (!ENCODINGS.contains(word)) {
            throw refuse("encoding", encoding, "must be one of " + ENCODINGS);
        }
        return word.equals(ENCODINGS.get(1));
    }

    /** An id of a binary message. */
    static String checked(String field, String id) {
        if (!EntityId.isValid(id)) {
            throw new Refusal(Problem.badField(field, id, "must be 1 to 128 of letters, digits, - _ . :"));
        }
        return id;
    }

    /** A required id of a message. */
    static String id(ObjectNode message, String field) {
        JsonNode id = message.path(field);
        if (!id.isTextual() || !EntityId.isValid(id.textValue())) {
            throw refuse(field, id, "must be 1 to 128 of letters, digits, - _ . :");
        }
        return id.textValue();
    }

    private static Set<Channel> channels(JsonNode node) {
        EnumSet<Channel> channels = EnumSet.noneOf(Channel.class);
        if (node.isMissingNode()) {
            return EnumSet.of(Channel.POSES);
        }
        for (String word : texts("channels", node)) {
            channels.add(List.of(Channel.values()).stream()
                    .filter(channel -> channel.word().equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> refuse("channels", node, "may hold poses, events, alignments, anchors, health")));
        }
        return channels;
    }

    private static PoseFilter filter(JsonNode filter) {
        if (filter instanceof ObjectNode object) {
            only(object, "filter.", "trackables", "kinds", "floor", "area");
        }
        JsonNode floor = filter.path("floor");
        if (!floor.isMissingNode() && !floor.isTextual()) {
            throw refuse("filter.floor", floor, "must be the id of a floor");
        }
        return new PoseFilter(
                texts("filter.trackables", filter.path("trackables")),
                texts("filter.kinds", filter.path("kinds")),
                Optional.ofNullable(floor.textValue()),
                area(filter.path("area")));
    }

    private static Optional<Area> area(JsonNode area) {
        if (area.isMissingNode()) {
            return Optional.empty();
        }
        if (area instanceof ObjectNode object) {
            only(object, "filter.area.", "box", "polygon");
        }
        JsonNode box = area.path("box");
        JsonNode polygon = area.path("polygon");
        if (box.size() == 4 && polygon.isMissingNode()) {
            double[] n = numbers("filter.area.box", box);
            return Optional.of(Area.box(n[0], n[1], n[2], n[3]));
        }
        if (!box.isMissingNode() || polygon.size() < 3 || polygon.size() > MOST_CORNERS) {
            throw refuse(
                    "filter.area",
                    area,
                    "must have either box [minX, minY, maxX, maxY] or polygon with 3 to " + MOST_CORNERS
                            + " corners [x, y], in metres");
        }
        double[] x = new double[polygon.size()];
        double[] y = new double[polygon.size()];
        for (int i = 0; i < x.length; i++) {
            double[] corner = numbers("filter.area.polygon[" + i + "]", polygon.get(i));
            if (corner.length != 2) {
                throw refuse("filter.area.polygon[" + i + "]", polygon.get(i), "must be [x, y]");
            }
            x[i] = corner[0];
            y[i] = corner[1];
        }
        return Optional.of(new Area(x, y));
    }

    private static double[] numbers(String field, JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(field + "[" + i + "]", array.get(i), -FARTHEST, FARTHEST, 0);
        }
        return numbers;
    }

    private static double number(String field, JsonNode node, double least, double most, double usual) {
        if (node.isMissingNode()) {
            return usual;
        }
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!(value >= least && value <= most)) {
            throw refuse(field, node, "must be a number from " + least + " to " + most);
        }
        return value;
    }

    private static Set<String> texts(String field, JsonNode node) {
        Set<String> texts = new HashSet<>();
        if (!node.isMissingNode() && (!node.isArray() || node.size() > MOST_IDS)) {
            throw refuse(field, node, "must be an array of at most " + MOST_IDS + " texts");
        }
        for (JsonNode element : node) {
            if (!element.isTextual()) {
                throw refuse(field, element, "must hold texts only");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    private static void only(ObjectNode object, String path, String... known) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!List.of(known).contains(name)) {
                throw refuse(path + name, object.get(name), "not a field here; there are " + List.of(known));
            }
        }
    }

    private static Refusal refuse(String field, JsonNode value, String allowed) {
        String shown = value instanceof MissingNode ? "" : value.toString();
        return new Refusal(Problem.badField(field, shown, allowed));
    }
}
