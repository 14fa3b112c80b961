package org.sitedatum.mqtt.broker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** MQTT 5 packets as bytes, for clients that misbehave. */
final class MqttPackets {
    private MqttPackets() {}

    static byte[] connect(String clientId) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        text(body, "MQTT");
        body.write(5);
        body.write(2);
        body.write(0);
        body.write(60);
        body.write(0);
        text(body, clientId);
        return packet(0x10, body);
    }

    static byte[] subscribe(String filter) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(0);
        body.write(1);
        body.write(0);
        text(body, filter);
        body.write(0);
        return packet(0x82, body);
    }

    static byte[] publish(String topic, byte[] payload) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        text(body, topic);
        body.write(0);
        body.writeBytes(payload);
        return packet(0x30, body);
    }

    static byte[] ping() {
        return new byte[] {(byte) 0xC0, 0};
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.write(utf8.length >> 8);
        out.write(utf8.length);
        out.writeBytes(utf8);
    }

    private static byte[] packet(int type, ByteArrayOutputStream body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(type);
        int length = body.size();
        do {
            out.write(length > 127 ? length % 128 | 128 : length);
            length /= 128;
        } while (length > 0);
        out.writeBytes(body.toByteArray());
        return out.toByteArray();
    }
}
