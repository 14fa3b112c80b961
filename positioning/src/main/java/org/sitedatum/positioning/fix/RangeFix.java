package org.sitedatum.positioning.fix;

/**
 * Distance between an anchor and a tag (two-way ranging).
 *
 * @param header source, times, body
 * @param anchor anchor id
 * @param range m
 * @param sigma standard deviation, m; NaN: not stated
 * @param rssi received power, dBm; NaN: not stated
 * @param firstPathPower power of the first path, dBm; NaN: not stated
 */
public record RangeFix(FixHeader header, String anchor, double range, double sigma, double rssi, double firstPathPower)
        implements Fix {

    @Override
    public String kind() {
        return "range";
    }

    @Override
    public RangeFix withHeader(FixHeader header) {
        return new RangeFix(header, anchor, range, sigma, rssi, firstPathPower);
    }
}
