package org.sitedatum.samples.building;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.positioning.vision.Lens;
import org.sitedatum.samples.building.motion.BodyState;
import org.sitedatum.samples.building.plan.Outlook;
import org.sitedatum.samples.building.random.Noise;
import org.sitedatum.samples.building.sensor.Delivery;
import org.sitedatum.samples.building.sensor.FixedCamera;
import org.sitedatum.samples.building.sensor.HeadsetCamera;
import org.sitedatum.samples.building.sensor.Mishaps;
import org.sitedatum.samples.building.sensor.Radar;
import org.sitedatum.samples.building.sensor.SensorModel;
import org.sitedatum.samples.building.sensor.UwbTag;
import org.sitedatum.samples.building.sensor.VisibleBody;
import org.sitedatum.samples.building.sensor.VisualInertialOdometry;
import org.sitedatum.samples.building.sensor.Watching;
import org.sitedatum.samples.building.sensor.WheelOdometry;

/**
 * The sample building in motion: its truth, and the messages of all its sensors in order of receipt.
 *
 * <p>A function of seed and start: the same two give the same messages to the bit, in whatever steps they are asked for.
 * Not thread-safe.
 */
public final class BuildingSimulation {

    private final SampleBuilding building = new SampleBuilding();
    private final BuildingTruth truth;
    private final Mishaps mishaps;
    private final PriorityQueue<Turn> sensors = new PriorityQueue<>(
            Comparator.comparingLong((Turn turn) -> turn.sensor().nextNanos()).thenComparingInt(Turn::order));
    private final PriorityQueue<Underway> underway = new PriorityQueue<>(
            Comparator.comparingLong((Underway item) -> item.delivery().receivedNanos())
                    .thenComparingLong(Underway::order));
    private final List<Watching> cameras = new ArrayList<>();
    private final List<Watching> radars = new ArrayList<>();
    private long sent;

    /** A simulation from a seed that starts at {@code startNanos}, ns since the Unix epoch. */
    public BuildingSimulation(long seed, long startNanos) {
        this.truth = new BuildingTruth(building, seed, startNanos);
        Noise noise = new Noise(seed).child("sensors");
        this.mishaps = new Mishaps(noise);
        building.inhabitants().forEach(who -> equip(who, startNanos, noise));
        hangSensors(startNanos, noise);
    }

    /** The building. */
    public SampleBuilding building() {
        return building;
    }

    /** The truth behind the messages. */
    public BuildingTruth truth() {
        return truth;
    }

    /** Messages received since the last call, up to and including {@code nanos}, in order of receipt. */
    public List<Delivery> deliverUntil(long nanos) {
        while (sensors.element().sensor().nextNanos() <= nanos) {
            Turn turn = sensors.remove();
            for (Delivery measured : turn.sensor().measure()) {
                mishaps.befall(measured).forEach(this::send);
            }
            sensors.add(turn);
        }
        List<Delivery> received = new ArrayList<>();
        while (!underway.isEmpty() && underway.element().delivery().receivedNanos() <= nanos) {
            received.add(underway.remove().delivery());
        }
        return received;
    }

    /** The cameras of the building, which see everybody. */
    public List<Watching> cameras() {
        return List.copyOf(cameras);
    }

    /** The radars of the building, which see everybody. */
    public List<Watching> radars() {
        return List.copyOf(radars);
    }

    /** Fixes spoilt on purpose so far, by what happened to them. */
    public Map<Mishaps.Kind, Long> mishaps() {
        return mishaps.fixesHit();
    }

    private void equip(Inhabitant who, long startNanos, Noise noise) {
        LongFunction<BodyState> body = stamp -> truth.stateAt(who.id(), stamp);
        for (Tag tag : who.radioTags()) {
            add(new UwbTag(tag, body, building.site(), building.channel(), who.tagRate(), startNanos, noise));
        }
        if (who.trackable().kind() == TrackableKind.VEHICLE) {
            add(new WheelOdometry(who.id(), body, startNanos, noise));
        }
        if (who.trackable().kind() == TrackableKind.HEADSET) {
            add(new VisualInertialOdometry(who.id(), body, startNanos, noise));
            add(new HeadsetCamera(
                    SampleBuilding.cameraOf(who.id()),
                    SampleBuilding.headsetFromOptical(),
                    new Lens(Outlook.lens()),
                    building.site().markers(),
                    body,
                    building.sight(),
                    startNanos,
                    noise));
        }
    }

    /** The cameras and radars of the building, which see everybody. */
    private void hangSensors(long startNanos, Noise noise) {
        List<VisibleBody> everybody = Stream.concat(building.inhabitants().stream(), building.visitors().stream())
                .map(who -> who.visibleAs(stamp -> truth.stateAt(who.id(), stamp)))
                .toList();
        for (Camera camera : building.site().cameras()) {
            if (camera.siteFromOptical().isPresent()) {
                FixedCamera fixed = new FixedCamera(camera, everybody, building.sight(), startNanos, noise);
                cameras.add(fixed);
                add(fixed);
            }
        }
        for (Detector radar : building.site().detectors()) {
            Radar hung = new Radar(radar, everybody, building.sight(), startNanos, noise);
            radars.add(hung);
            add(hung);
        }
    }

    private void add(SensorModel sensor) {
        sensors.add(new Turn(sensor, sensors.size()));
    }

    private void send(Delivery delivery) {
        underway.add(new Underway(delivery, sent++));
    }

    private record Turn(SensorModel sensor, int order) {}

    private record Underway(Delivery delivery, long order) {}
}
