package org.sitedatum.mqtt.vda5050;

/**
 * Who a robot is on the fleet's interface.
 *
 * @param manufacturer as in topics
 * @param serialNumber as in topics, A-Z a-z 0-9 _ . : -
 */
public record VdaRobot(String manufacturer, String serialNumber) {}
