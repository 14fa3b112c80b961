package org.sitedatum.mqtt.vendor;

import java.util.List;
import java.util.Optional;
import org.sitedatum.positioning.site.Site;

/** The formats there are decoders for. */
public enum AdapterKind {
    /** Qorvo PANS and LEAPS PANS PRO. */
    PANS("pans", 1, Usual.UWB),
    /** Pozyx enterprise and Creator; millimetres. */
    POZYX("pozyx", 0.001, Usual.UWB),
    /** Sewio RTLS, SICK Tag-LOC. */
    SEWIO("sewio", 1, Usual.UWB),
    /** Quuppa; angles of arrival, so half a metre at usual ceiling heights where no radius is told. */
    QUUPPA("quuppa", 1, 0.5),
    /** Eliko UWB RTLS. */
    ELIKO("eliko", 1, Usual.UWB),
    /** Ubisense; carries its own variance. */
    UBISENSE("ubisense", 1, Usual.UWB),
    /** TI mmWave people tracking. */
    TI_MMWAVE("ti-mmwave", 1, 0.3),
    /** ROS radar_msgs as JSON. */
    RADAR_MSGS("radar-msgs", 1, 0.3),
    /** AprilTag detections as JSON. */
    APRILTAG("apriltag", 1, 0.1),
    /** Frigate events. */
    FRIGATE("frigate", 1, 0.5),
    /** SceneScape camera messages. */
    SCENESCAPE("scenescape", 1, 0.5),
    /** OwnTracks; carries its own accuracy, a phone's outdoors where it does not. */
    OWNTRACKS("owntracks", 1, 10),
    /** VDA 5050 robots; laser-guided vehicles keep to about a decimetre where they do not say. */
    VDA5050("vda5050", 1, 0.1),
    /** MassRobotics status reports. */
    MASSROBOTICS("massrobotics", 1, 0.1),
    /** ROS PoseWithCovarianceStamped as JSON. */
    ROS_POSE("ros-pose", 1, 0.1);

    private final String word;
    private final double unit;
    private final double sigma;

    AdapterKind(String word, double unit, double sigma) {
        this.word = word;
        this.unit = unit;
        this.sigma = sigma;
    }

    /** What the configuration calls it. */
    public String word() {
        return word;
    }

    /** The kind of that name; empty when there is none. */
    public static Optional<AdapterKind> find(String word) {
        return List.of(values()).stream().filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** What the configuration calls them all. */
    public static List<String> words() {
        return List.of(values()).stream().map(AdapterKind::word).toList();
    }

    Placement usualPlacement() {
        AxisOrder axes = this == TI_MMWAVE ? AxisOrder.RIGHT_FORWARD_UP : AxisOrder.SAME;
        return new Placement(Site.FRAME, unit, axes, false);
    }

    Spread usualSpread() {
        return Spread.of(sigma);
    }

    private static final class Usual {
        /** Vendors state 0.1 to 0.3 m in line of sight; the worse end, since a message does not say. */
        private static final double UWB = 0.3;
    }
}
