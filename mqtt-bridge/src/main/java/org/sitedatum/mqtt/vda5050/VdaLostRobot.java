package org.sitedatum.mqtt.vda5050;

import java.util.HashMap;
import java.util.Map;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;

/**
 * What a robot's {@code state} says to whoever would tell it where it is.
 *
 * @param isLost {@code positionInitialized} (3.0: {@code localized}) is false: this is how a robot asks. Without a position it does
 *     not, for only robots that cannot localise themselves leave it out
 * @param isDriving whether it moves by itself
 * @param lastNodeId of its order; may be empty
 * @param actions status by action id
 */
record VdaLostRobot(boolean isLost, boolean isDriving, String lastNodeId, Map<String, String> actions) {
    private static final int LONGEST_ID = 1_000;
    private static final int MOST_ACTIONS = 1_000;

    VdaLostRobot {
        actions = Map.copyOf(actions);
    }

    static Decoded<VdaLostRobot> decode(byte[] state) {
        return Decoded.of(() -> read(JsonValue.parse(state)));
    }

    private static VdaLostRobot read(JsonValue json) throws FormatRefusal {
        Map<String, String> actions = new HashMap<>();
        for (String list : new String[] {"actionStates", "instantActionStates"}) {
            if (json.has(list)) {
                for (JsonValue action : json.get(list).elements(0, MOST_ACTIONS)) {
                    actions.put(
                            action.get("actionId").text(LONGEST_ID),
                            action.get("actionStatus").text(LONGEST_ID));
                }
            }
        }
        return new VdaLostRobot(
                isLost(json),
                json.get("driving").truth(),
                json.has("lastNodeId") ? json.get("lastNodeId").text(LONGEST_ID) : "",
                actions);
    }

    private static boolean isLost(JsonValue json) throws FormatRefusal {
        if (json.has("mobileRobotPosition")) {
            return !json.get("mobileRobotPosition").get("localized").truth();
        }
        if (json.has("agvPosition")) {
            return !json.get("agvPosition").get("positionInitialized").truth();
        }
        return false;
    }
}
