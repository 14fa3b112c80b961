package org.sitedatum.mqtt.omlox;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a location provider measures with. Other words are refused: real clients fail on a message with one. */
public enum ProviderType {
    /** Ultra-wideband. */
    UWB,
    /** Satellites. */
    GPS,
    /** Wi-Fi. */
    WIFI,
    /** RFID, a proximity system. */
    RFID,
    /** Bluetooth beacons, a proximity system. */
    IBEACON,
    /** Whatever the other words do not name; what it is stands in {@code properties}. */
    VIRTUAL,
    /** Not told. */
    UNKNOWN;

    /** The standard's lower-case word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a word. */
    public static Optional<ProviderType> find(String word) {
        return Stream.of(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** True when it says what is near, not where. */
    public boolean isProximity() {
        return this == RFID || this == IBEACON;
    }

    /** Standard deviation per axis where a location says no accuracy, m: what such systems reach when nothing is known. */
    public double usualSigma() {
        return switch (this) {
            case UWB -> 0.5;
            case RFID, IBEACON -> 5;
            case GPS, WIFI, VIRTUAL, UNKNOWN -> 10;
        };
    }
}
