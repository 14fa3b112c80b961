package org.sitedatum.cluster.oscp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.frames.geo.GeoPoseQuaternion;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.mqtt.oscp.GeoPoseAnswer;
import org.sitedatum.mqtt.oscp.GeoPoseRequest;
import org.sitedatum.mqtt.oscp.HeardBeacon;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;

/**
 * What a request tells about its sender, in the order in which it is believed: a name that is a body of the site, a beacon it
 * hears, an earlier answer. Immutable.
 *
 * <p>A beacon counts when an anchor of the site has its address as id; writing an address with or without delimiters, in
 * either case, makes no difference.
 */
public final class DeviceClues {

    /** Received power of a Bluetooth beacon 1 m away, dBm, as most beacons are set. */
    private static final double RSSI_AT_ONE_METRE = -59;

    /** Beyond it a beacon says next to nothing, m. */
    private static final double FARTHEST_BEACON = 50;

    /** A body between a device and a beacon takes some 10 dB, which triples the distance that the power tells. */
    private static final double BEACON_ERROR_FACTOR = 3;

    private static final double LEAST_BEACON_ERROR = 2;

    /** An earlier answer is of use so long, ms. */
    private static final long LONGEST_PRIOR_MILLIS = 10_000;

    /** As people walk at most, m/s. */
    private static final double MOST_SPEED = 2;

    /** As heads turn, degrees/s: after two seconds nothing is known. */
    private static final double MOST_TURNING = 90;

    private final Site site;
    private final SiteGeoreference georeference;
    private final GeoPoseRequest request;

    /**
     * The clues of a request.
     *
     * @param georeference of the site
     */
    public DeviceClues(Site site, Georeference georeference, GeoPoseRequest request) {
        this.site = site;
        Geodetic origin = new Geodetic(georeference.latDeg(), georeference.lonDeg(), georeference.height());
        this.georeference = SiteGeoreference.of(new SiteOrigin(origin, georeference.headingDeg()));
        this.request = request;
    }

    /** Bodies of the site that may be the sender: by the name it proved, by its sensors and its rig, each a body or its tag. */
    public List<String> bodies(String caller) {
        Map<String, String> bodyOf = new HashMap<>();
        for (Trackable body : site.trackables()) {
            bodyOf.put(plain(body.id()), body.id());
            body.tags().forEach(tag -> bodyOf.put(plain(tag.id()), body.id()));
        }
        Set<String> bodies = new LinkedHashSet<>();
        List<String> names = new ArrayList<>(List.of(caller));
        names.addAll(request.names());
        for (String name : names) {
            Optional.ofNullable(bodyOf.get(plain(name))).ifPresent(bodies::add);
        }
        return List.copyOf(bodies);
    }

    /** At the strongest beacon that is an anchor of the site; how far at most, its power tells. */
    public Optional<GeoPoseAnswer> byBeacon() {
        Map<String, Anchor> anchors = new HashMap<>();
        site.anchors().forEach(anchor -> anchors.put(plain(anchor.id()), anchor));
        for (HeardBeacon beacon : request.beacons()) {
            Anchor anchor = anchors.get(plain(beacon.address()));
            double distance = Math.pow(10, (RSSI_AT_ONE_METRE - beacon.rssi()) / 20);
            if (anchor != null && distance <= FARTHEST_BEACON) {
                double error = Math.max(LEAST_BEACON_ERROR, BEACON_ERROR_FACTOR * distance);
                GeoPoseQuaternion pose =
                        georeference.toGeoPose(new RigidTransform(Quaternion.IDENTITY, anchor.position()));
                return Optional.of(new GeoPoseAnswer(
                        request.id(), request.stampMillis(), error, GeoPoseAnswer.UNKNOWN_ORIENTATION, pose));
            }
        }
        return Optional.empty();
    }

    /** Where it was a moment ago, with what it may have moved since. */
    public Optional<GeoPoseAnswer> byPriorPose() {
        return request.priorPoses().stream().findFirst().flatMap(prior -> {
            long age = request.stampMillis() - prior.stampMillis();
            if (age < 0 || age > LONGEST_PRIOR_MILLIS) {
                return Optional.empty();
            }
            double seconds = age / 1e3;
            return Optional.of(
                    prior.later(request.id(), request.stampMillis(), MOST_SPEED * seconds, MOST_TURNING * seconds));
        });
    }

    private static String plain(String name) {
        return name.replaceAll("[:._-]", "").toLowerCase(Locale.ROOT);
    }
}
