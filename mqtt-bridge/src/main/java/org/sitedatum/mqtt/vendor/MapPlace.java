package org.sitedatum.mqtt.vendor;

import java.util.Optional;

/**
 * Where a robot's map is in the site.
 *
 * @param frame frame id of the map
 * @param floor floor id; empty: not told
 */
public record MapPlace(String frame, Optional<String> floor) {}
