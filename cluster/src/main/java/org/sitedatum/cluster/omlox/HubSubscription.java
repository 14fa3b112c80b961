package org.sitedatum.cluster.omlox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.mqtt.omlox.HubWrapper;
import org.sitedatum.mqtt.omlox.ProviderKey;

/** What one client wants to hear of one topic. Immutable. */
final class HubSubscription {

    private static final Set<String> NUMBERS = Set.of("accuracy", "floor");
    private static final Set<String> COMMON = Set.of("token", "crs", "zone_id", "geojson");
    /** As a widely used hub calls some filters. */
    private static final Map<String, String> ALIASES =
            Map.of("collision_id_1", "object_id_1", "collision_id_2", "object_id_2");

    private final long number;
    private final String name;
    private final HubTopic topic;
    private final boolean geojson;
    private final Optional<HubTarget> target;
    private final Map<String, List<String>> filters;

    private HubSubscription(
            long number,
            String name,
            HubTopic topic,
            boolean geojson,
            Optional<HubTarget> target,
            Map<String, List<String>> filters) {
        this.number = number;
        this.name = name;
        this.topic = topic;
        this.geojson = geojson;
        this.target = target;
        this.filters = Map.copyOf(filters);
    }

    /**
     * Reads a wish.
     *
     * @throws NoPlace when a parameter cannot be used; the message says which
     */
    static HubSubscription of(long number, String name, HubTopic topic, HubWrapper wish, HubVoice voice)
            throws NoPlace {
        Map<String, List<String>> filters = new java.util.HashMap<>();
        for (Map.Entry<String, List<String>> param : wish.params().entrySet()) {
            String filter = filterOf(param.getKey(), topic);
            if (topic.filters().contains(filter)) {
                filters.put(filter, checked(filter, param.getValue()));
            } else if (!COMMON.contains(filter) && !filter.equals(HubSocketSession.WANTS_ID)) {
                throw new NoPlace("there is no parameter \"" + filter + "\" of " + topic.word() + "; it has "
                        + topic.filters() + ", crs, zone_id and token");
            }
        }
        boolean geojson = name.endsWith(HubTopic.GEOJSON)
                || (HubTopic.find(topic.word() + HubTopic.GEOJSON).isPresent()
                        && one(wish, "geojson").filter("true"::equals).isPresent());
        Optional<HubTarget> target = voice.target(one(wish, "crs"), one(wish, "zone_id"));
        return new HubSubscription(number, name, topic, geojson, target, filters);
    }

    private static String filterOf(String param, HubTopic topic) {
        if (topic == HubTopic.TRACKABLE_MOTIONS && param.equals("trackable_id")) {
            return "id";
        }
        return ALIASES.getOrDefault(param, param);
    }

    private static Optional<String> one(HubWrapper wish, String param) {
        return wish.params().getOrDefault(param, List.of()).stream().findFirst();
    }

    private static List<String> checked(String filter, List<String> values) throws NoPlace {
        if (values.isEmpty()) {
            throw new NoPlace(filter + " is empty");
        }
        for (String value : values) {
            if (NUMBERS.contains(filter) && Double.isNaN(number(value))) {
                throw new NoPlace(filter + " is \"" + value + "\": must be a number");
            }
        }
        return filter.equals("provider_id")
                ? values.stream().map(ProviderKey::of).toList()
                : values;
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    long number() {
        return number;
    }

    String name() {
        return name;
    }

    /** What it is to hear of this; empty when nothing. */
    Optional<byte[]> hear(HubNews news) {
        return news.topic() == topic && wants(news) ? news.json(target, geojson) : Optional.empty();
    }

    private boolean wants(HubNews news) {
        for (Map.Entry<String, List<String>> filter : filters.entrySet()) {
            List<String> facts = news.fact(filter.getKey());
            if (filter.getValue().stream().noneMatch(wanted -> meets(filter.getKey(), facts, wanted))) {
                return false;
            }
        }
        return true;
    }

    private static boolean meets(String filter, List<String> facts, String wanted) {
        return facts.stream().anyMatch(fact -> switch (filter) {
            case "accuracy" -> number(fact) <= number(wanted);
            case "floor" -> number(fact) == number(wanted);
            default -> fact.equalsIgnoreCase(wanted);
        });
    }
}
