package org.sitedatum.mqtt;

import java.util.List;
import java.util.Optional;
import org.sitedatum.mqtt.vda5050.VdaOptions;
import org.sitedatum.mqtt.vendor.AdapterOptions;

/**
 * What a bridge speaks and hears beyond the contract's JSON. Everything is off unless asked for.
 *
 * @param binaryPoses poses as protobuf too, on {@code poseb}
 * @param geoPoses poses as OGC GeoPose too, on {@code geopose}
 * @param fleet poses of robots as VDA 5050 too
 * @param adapters vendors' topics it listens on
 */
public record SiteFormats(
        boolean binaryPoses, boolean geoPoses, Optional<VdaOptions> fleet, List<AdapterOptions> adapters) {
    /** The contract's JSON, and nothing else. */
    public static final SiteFormats NONE = new SiteFormats(false, false, Optional.empty(), List.of());

    /** Copies the list. */
    public SiteFormats {
        adapters = List.copyOf(adapters);
    }
}
