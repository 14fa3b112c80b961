package org.sitedatum.mqtt.vda5050;

import java.util.Map;
import java.util.Optional;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * How positions are told to a fleet.
 *
 * @param interfaceName an own one, so that it does not clash with what robots say themselves
 * @param version which VDA 5050
 * @param projectFromSite where the site lies in the project's coordinate system: a turn about z and a shift
 * @param mapIds map id by floor id; a floor not in it is a map by its own id
 * @param robots by trackable id; a body not in it is not told
 * @param initPosition interface on which the robots themselves speak, where one that is lost is told where it is; empty: none is
 */
public record VdaOptions(
        String interfaceName,
        VdaVersion version,
        RigidTransform projectFromSite,
        Map<String, String> mapIds,
        Map<String, VdaRobot> robots,
        Optional<String> initPosition) {

    /** Robots that are lost are not told. */
    public VdaOptions(
            String interfaceName,
            VdaVersion version,
            RigidTransform projectFromSite,
            Map<String, String> mapIds,
            Map<String, VdaRobot> robots) {
        this(interfaceName, version, projectFromSite, mapIds, robots, Optional.empty());
    }

    /** Copies the maps. */
    public VdaOptions {
        mapIds = Map.copyOf(mapIds);
        robots = Map.copyOf(robots);
    }

    /** On interface {@code sitedatum}, the project's coordinate system being the site's. */
    public static VdaOptions of(VdaVersion version, Map<String, VdaRobot> robots) {
        return new VdaOptions("sitedatum", version, RigidTransform.IDENTITY, Map.of(), robots);
    }
}
