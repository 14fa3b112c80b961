package org.sitedatum.samples.building.sensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.samples.building.motion.BodyState;
import org.sitedatum.samples.building.random.Noise;

/**
 * A UWB tag that ranges (two-way) with the six anchors it hears best, one after the other, 2 ms each; the anchors' gateway
 * of each storey sends the round as one message of source {@code uwb-<floor>}.
 *
 * <p>{@code range = distance + bias(anchor, tag) + wall delay + wall excess + noise}: the bias is constant in 0..0.3 m, the
 * excess exponential and drawn anew every 0.7 s for each pair, the noise normal with a per-tag sigma in 0.05..0.1 m. 2 % of
 * exchanges fail, more on weak links; 0.5 % are off by up to 15 m.
 */
public final class UwbTag implements SensorModel {

    static final double LARGEST_BIAS = 0.3;
    static final double SMALLEST_SIGMA = 0.05;
    static final double LARGEST_SIGMA = 0.10;
    static final double FAILURES = 0.02;
    static final double OUTLIERS = 0.005;

    private static final int ANCHORS_PER_ROUND = 6;
    private static final long SLOT_NANOS = 2_000_000L;
    private static final long FADING_NANOS = 700_000_000L;

    private final Tag tag;
    private final LongFunction<BodyState> truth;
    private final RadioChannel channel;
    private final List<Anchor> anchors;
    private final Map<String, SourceClock> gateways = new LinkedHashMap<>();
    private final Noise gatewayNoise;
    private final Noise noise;
    private final double sigma;
    private final Ticks ticks;

    /**
     * A tag.
     *
     * @param tag id and place on its body
     * @param truth of the body at a stamp
     * @param site whose anchors it hears
     * @param channel of that site
     * @param rate rounds per second
     * @param startNanos ns since the Unix epoch
     * @param noise of the whole building
     */
    public UwbTag(
            Tag tag,
            LongFunction<BodyState> truth,
            Site site,
            RadioChannel channel,
            double rate,
            long startNanos,
            Noise noise) {
        this.tag = tag;
        this.truth = truth;
        this.channel = channel;
        this.anchors = site.anchors();
        this.gatewayNoise = noise;
        this.noise = noise.child("uwb").child(tag.id());
        this.sigma = SMALLEST_SIGMA + (LARGEST_SIGMA - SMALLEST_SIGMA) * this.noise.uniform(0);
        long period = (long) (1e9 / rate);
        this.ticks = new Ticks(startNanos + (long) (this.noise.uniform(1) * period), period);
    }

    @Override
    public long nextNanos() {
        return ticks.nanos();
    }

    @Override
    public List<Delivery> measure() {
        Map<String, List<Fix>> byFloor = new LinkedHashMap<>();
        List<Anchor> heard = loudest(positionAt(ticks.nanos()));
        long end = ticks.nanos() + heard.size() * SLOT_NANOS;
        for (int slot = 0; slot < heard.size(); slot++) {
            Anchor anchor = heard.get(slot);
            SourceClock gateway = gatewayOf(anchor.floor().orElseThrow());
            long at = ticks.nanos() + slot * SLOT_NANOS;
            Link link = channel.link(positionAt(at), anchor);
            Noise draw = noise.child(anchor.id());
            if (draw.child("heard").uniform(ticks.index()) < (1 - FAILURES) * link.receptionProbability()) {
                byFloor.computeIfAbsent(gateway.source(), source -> new ArrayList<>())
                        .add(range(anchor, link, at, gateway.receiptOf(end, messageIndex()), gateway));
            }
        }
        ticks.advance();
        return byFloor.entrySet().stream()
                .map(e -> new Delivery(e.getKey(), e.getValue().get(0).header().receivedNanos(), e.getValue()))
                .toList();
    }

    /** The constant excess of this tag's ranges to an anchor, m. */
    double biasTo(String anchor) {
        return LARGEST_BIAS * noise.child(anchor).child("bias").uniform(0);
    }

    private RangeFix range(Anchor anchor, Link link, long at, long received, SourceClock gateway) {
        Noise draw = noise.child(anchor.id());
        double excess = link.delay() + link.spread() * draw.child("fading").exponential(at / FADING_NANOS);
        double range = link.distance()
                + biasTo(anchor.id())
                + excess
                + sigma * draw.child("thermal").gaussian(ticks.index());
        if (draw.child("outlier").uniform(ticks.index()) < OUTLIERS) {
            range += 2 + 13 * draw.child("gross").uniform(ticks.index());
        }
        return new RangeFix(
                gateway.header(at, received, tag.id()),
                anchor.id(),
                Math.max(0.01, millimetres(range)),
                Double.NaN,
                decibels(link.power()),
                decibels(link.firstPathPower()));
    }

    private List<Anchor> loudest(Vector3 position) {
        record Heard(Anchor anchor, double power) {}
        return anchors.stream()
                .filter(anchor -> channel.isOpen(position, anchor))
                .map(anchor -> new Heard(anchor, channel.link(position, anchor).power()))
                .sorted(Comparator.comparingDouble(Heard::power)
                        .reversed()
                        .thenComparing(heard -> heard.anchor().id()))
                .limit(ANCHORS_PER_ROUND)
                .map(Heard::anchor)
                .toList();
    }

    private SourceClock gatewayOf(String floor) {
        return gateways.computeIfAbsent(floor, id -> new SourceClock("uwb-" + id, gatewayNoise));
    }

    private Vector3 positionAt(long nanos) {
        return truth.apply(nanos).siteFromBody().apply(tag.leverArm());
    }

    /** Distinct for every round of every tag, because the tags of a storey share one gateway. */
    private long messageIndex() {
        return noise.key() + ticks.index();
    }

    private static double millimetres(double metres) {
        return Math.rint(metres * 1000) / 1000;
    }

    private static double decibels(double power) {
        return Math.rint(power * 10) / 10;
    }
}
