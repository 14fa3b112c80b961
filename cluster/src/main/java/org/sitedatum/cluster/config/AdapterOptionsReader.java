package org.sitedatum.cluster.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.mqtt.topic.SiteTopic;
import org.sitedatum.mqtt.topic.TopicFilter;
import org.sitedatum.mqtt.vendor.AdapterKind;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.AdapterOptions.Habit;
import org.sitedatum.mqtt.vendor.AxisOrder;
import org.sitedatum.mqtt.vendor.MapPlace;
import org.sitedatum.mqtt.vendor.PixelScale;
import org.sitedatum.mqtt.vendor.Placement;
import org.sitedatum.mqtt.vendor.Spread;

/**
 * Reads one adapter. {@code kind} is required, {@code topic} unless there is a {@code connect}; {@code source} (default the kind), {@code frame}, {@code unit}
 * (metres per vendor unit), {@code axes} ({@code "y,-x,z"}), {@code planar}, {@code sigma}, {@code heightSigma} (m), {@code
 * trustStamps}, {@code floor}, {@code sensor}, {@code idPrefix}, {@code pixelScale} and {@code pixelOffset} ({@code [u, v]}),
 * {@code maps} ({@code [{"id": "hall", "frame": "hall-map",
 * "floor": "g"}]}), {@code rangesInData}, {@code tlvLengthWithHeader}, {@code asOdometry} are not.
 */
final class AdapterOptionsReader {
    private static final double MAX_SIGMA = 1000;

    private final ConfigObject object;

    AdapterOptionsReader(ConfigObject object) {
        this.object = object;
    }

    Optional<AdapterOptions> read() {
        String word = object.text("kind").orElse("");
        Optional<AdapterKind> kind = AdapterKind.find(word);
        if (kind.isEmpty()) {
            object.fault("kind", "must be one of " + AdapterKind.words());
            return Optional.empty();
        }
        AdapterOptions usual = AdapterOptions.of(kind.get(), kind.get().word());
        String source = object.id("source").orElse(usual.source());
        String topic = topic();
        Placement placement = placement(usual.placement());
        Spread spread = spread(usual.spread());
        boolean trustStamps = object.flag("trustStamps", true);
        Optional<String> floor = object.id("floor");
        Optional<String> sensor = object.id("sensor");
        String idPrefix = object.id("idPrefix").orElse("");
        PixelScale pixels = pixels();
        Map<String, MapPlace> maps = maps(placement.frame());
        Set<Habit> habits = habits();
        object.refuseOtherKeys();
        return Optional.of(new AdapterOptions(
                kind.get(),
                source,
                topic,
                placement,
                spread,
                trustStamps,
                floor,
                sensor,
                idPrefix,
                pixels,
                maps,
                habits));
    }

    private String topic() {
        String topic = object.text("topic").orElse("");
        if (object.has("connect")) {
            if (!topic.isEmpty() && !TopicFilter.isValid(topic)) {
                object.fault("topic", "must be an MQTT topic filter");
            }
            return topic;
        }
        String first = topic.split("/", -1)[0];
        boolean ours = first.equals(SiteTopic.ROOT) || first.equals("+") || first.equals("#");
        if (!TopicFilter.isValid(topic) || ours) {
            object.fault("topic", "must be an MQTT topic filter that does not begin with a wildcard or sitedatum");
            return "none";
        }
        return topic;
    }

    private Placement placement(Placement usual) {
        String frame = object.id("frame").orElse(usual.frame());
        double unit = object.number("unit", usual.unit(), 1e-6, 1000);
        AxisOrder axes = usual.axes();
        Optional<String> words = object.text("axes");
        if (words.isPresent()) {
            Optional<AxisOrder> told = AxisOrder.parse(words.get());
            if (told.isEmpty()) {
                object.fault("axes", "must be three of x y z, each once, with or without -, as in \"y,-x,z\"");
            }
            axes = told.orElse(axes);
        }
        return new Placement(frame, unit, axes, object.flag("planar", usual.planar()));
    }

    private Spread spread(Spread usual) {
        double sigma = object.number("sigma", usual.sigma(), 1e-4, MAX_SIGMA);
        double heightSigma = Spread.of(Math.min(sigma, MAX_SIGMA / 2)).heightSigma();
        return new Spread(sigma, object.number("heightSigma", heightSigma, 1e-4, MAX_SIGMA));
    }

    private PixelScale pixels() {
        List<Double> scale = object.numbers("pixelScale", List.of(1.0, 1.0));
        List<Double> offset = object.numbers("pixelOffset", List.of(0.0, 0.0));
        try {
            return new PixelScale(scale.get(0), scale.get(1), offset.get(0), offset.get(1));
        } catch (IllegalArgumentException outside) {
            object.fault("pixelScale", "and pixelOffset: " + outside.getMessage());
            return PixelScale.SAME;
        }
    }

    private Map<String, MapPlace> maps(String frame) {
        Map<String, MapPlace> maps = new HashMap<>();
        for (ConfigObject map : object.objects("maps")) {
            String id = map.text("id").orElse("");
            if (id.isEmpty()) {
                map.fault("id", "must be the robots' map id");
            }
            maps.put(id, new MapPlace(map.id("frame").orElse(frame), map.id("floor")));
            map.refuseOtherKeys();
        }
        return maps;
    }

    private Set<Habit> habits() {
        Set<Habit> habits = new HashSet<>();
        if (object.flag("rangesInData", false)) {
            habits.add(Habit.RANGES_IN_DATA);
        }
        if (object.flag("tlvLengthWithHeader", false)) {
            habits.add(Habit.TLV_LENGTH_WITH_HEADER);
        }
        if (object.flag("asOdometry", false)) {
            habits.add(Habit.AS_ODOMETRY);
        }
        return habits;
    }
}
