package org.sitedatum.mqtt.vda5050;

import java.util.List;
import java.util.Optional;

/** Versions of VDA 5050 that are spoken. */
public enum VdaVersion {
    /** 2.0.0. */
    V2_0("2.0.0", "v2"),
    /** 2.1.0. */
    V2_1("2.1.0", "v2"),
    /** 3.0.0, where an AGV is a mobile robot. */
    V3_0("3.0.0", "v3");

    private final String number;
    private final String topicPart;

    VdaVersion(String number, String topicPart) {
        this.number = number;
        this.topicPart = topicPart;
    }

    /** As messages have it. */
    public String number() {
        return number;
    }

    /** As topics have it. */
    public String topicPart() {
        return topicPart;
    }

    /** Whether it is 3.0 or later. */
    public boolean isThree() {
        return this == V3_0;
    }

    /** The version of that number; empty when it is not spoken. */
    public static Optional<VdaVersion> find(String number) {
        return List.of(values()).stream()
                .filter(version -> version.number.equals(number) || version.number.startsWith(number + "."))
                .reduce((older, newer) -> newer);
    }
}
