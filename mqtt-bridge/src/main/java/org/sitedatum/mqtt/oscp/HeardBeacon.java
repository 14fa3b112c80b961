package org.sitedatum.mqtt.oscp;

/**
 * A radio that a device hears.
 *
 * @param address as the device writes it: a Bluetooth address or a BSSID
 * @param rssi dBm
 */
public record HeardBeacon(String address, double rssi) {}
