package org.sitedatum.mqtt.codec;

import java.util.TreeMap;

/**
 * Writes the status topic's payload: {@code {"owner","epoch","state":"online|offline","stamp"?,"rates":{},"health":{},"lag","failovers"}}.
 * Not thread-safe.
 */
public final class StatusJsonEncoder {
    private static final int RATE_DECIMALS = 3;
    private static final int LAG_DECIMALS = 6;

    private final AsciiJson json = new AsciiJson();

    /** One status; names are sorted, the stamp is left out when 0. */
    public byte[] encode(NodeStatus status) {
        json.reset();
        json.open('{');
        json.name("owner").string(status.owner());
        json.name("epoch").integer(status.epoch());
        json.name("state").string(status.state().word());
        if (status.stampNanos() != 0) {
            json.name("stamp").integer(Math.floorDiv(status.stampNanos(), 1000L));
        }
        json.name("rates").open('{');
        new TreeMap<>(status.rates()).forEach((name, rate) -> json.name(name).decimal(rate, RATE_DECIMALS));
        json.close('}');
        json.name("health").open('{');
        new TreeMap<>(status.health())
                .forEach((name, problem) -> json.name(name).string(problem));
        json.close('}');
        json.name("lag").decimal(status.lagSeconds(), LAG_DECIMALS);
        json.name("failovers").integer(status.failovers());
        json.close('}');
        return json.toBytes();
    }
}
