package org.sitedatum.mqtt.vendor;

import java.util.Optional;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.massrobotics.StatusReportDecoder;
import org.sitedatum.mqtt.ros.RosPoseDecoder;
import org.sitedatum.mqtt.vda5050.VdaDecoder;
import org.sitedatum.mqtt.vendor.apriltag.AprilTagDecoder;
import org.sitedatum.mqtt.vendor.eliko.ElikoDecoder;
import org.sitedatum.mqtt.vendor.eliko.LineSplitter;
import org.sitedatum.mqtt.vendor.frigate.FrigateDecoder;
import org.sitedatum.mqtt.vendor.mmwave.MmwaveDecoder;
import org.sitedatum.mqtt.vendor.mmwave.MmwaveSplitter;
import org.sitedatum.mqtt.vendor.owntracks.OwnTracksDecoder;
import org.sitedatum.mqtt.vendor.pans.PansDecoder;
import org.sitedatum.mqtt.vendor.pozyx.PozyxDecoder;
import org.sitedatum.mqtt.vendor.quuppa.QuuppaDecoder;
import org.sitedatum.mqtt.vendor.radarmsgs.RadarMsgsDecoder;
import org.sitedatum.mqtt.vendor.scenescape.SceneScapeDecoder;
import org.sitedatum.mqtt.vendor.sewio.SewioDecoder;
import org.sitedatum.mqtt.vendor.ubisense.UbisenseDecoder;

/** Makes the decoder of an adapter instance. */
public final class VendorDecoders {
    private VendorDecoders() {}

    /** What cuts a stream of a format into messages, anew for each connection: text formats have one in each line. */
    public static MessageSplitter splitter(AdapterKind kind) {
        return switch (kind) {
            case TI_MMWAVE -> new MmwaveSplitter();
            case ELIKO -> new LineSplitter();
            default -> new LineSplitter(JsonValue.MAX_MESSAGE);
        };
    }

    /**
     * The decoder for an adapter.
     *
     * @param georeference of the site; needed by formats that speak in degrees only
     */
    public static VendorDecoder of(AdapterOptions options, Optional<SiteGeoreference> georeference) {
        return switch (options.kind()) {
            case PANS -> new PansDecoder(options);
            case POZYX -> new PozyxDecoder(options);
            case SEWIO -> new SewioDecoder(options);
            case QUUPPA -> new QuuppaDecoder(options);
            case ELIKO -> new ElikoDecoder(options);
            case UBISENSE -> new UbisenseDecoder(options);
            case TI_MMWAVE -> new MmwaveDecoder(options);
            case RADAR_MSGS -> new RadarMsgsDecoder(options);
            case APRILTAG -> new AprilTagDecoder(options);
            case FRIGATE -> new FrigateDecoder(options);
            case SCENESCAPE -> new SceneScapeDecoder(options);
            case OWNTRACKS -> new OwnTracksDecoder(options, georeference);
            case VDA5050 -> new VdaDecoder(options);
            case MASSROBOTICS -> new StatusReportDecoder(options);
            case ROS_POSE -> new RosPoseDecoder(options);
        };
    }
}
