package org.sitedatum.mqtt.vendor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Frames as a TI sensor sends them. */
final class MmwaveFrames {
    private static final int TARGET = 112;
    private static final int POINTS = 20 + 2 * 8;

    private MmwaveFrames() {}

    /** Two targets, two reflections of which the second is noise, a height and a presence. */
    static byte[] people(boolean lengthWithHeader) {
        int more = lengthWithHeader ? 8 : 0;
        int total = 40 + 8 + 2 * TARGET + 8 + POINTS + 8 + 2 + 8 + 12 + 8 + 4;
        ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {2, 1, 4, 3, 6, 5, 8, 7});
        out.putInt(0x03060000)
                .putInt(total)
                .putInt(0x6843)
                .putInt(4711)
                .putInt(99)
                .putInt(2)
                .putInt(5)
                .putInt(0);
        out.putInt(1010).putInt(2 * TARGET + more);
        target(out, 3, 1, 2, 0.5f, 0.25f, 1, 0);
        target(out, 9, -4, 3, 0, 0, -1, 0);
        out.putInt(1020).putInt(POINTS + more);
        out.putFloat(0.01f).putFloat(0.02f).putFloat(0.1f).putFloat(0.001f).putFloat(0.04f);
        out.put((byte) 10)
                .put((byte) -20)
                .putShort((short) -5)
                .putShort((short) 5000)
                .putShort((short) 250);
        out.put((byte) 0)
                .put((byte) 0)
                .putShort((short) 0)
                .putShort((short) 40_000)
                .putShort((short) 1);
        out.putInt(1011).putInt(2 + more).put((byte) 3).put((byte) 255);
        out.putInt(1012).putInt(12 + more).putInt(3).putFloat(1.8f).putFloat(0.1f);
        out.putInt(1021).putInt(4 + more).putInt(1);
        return out.array();
    }

    private static void target(ByteBuffer out, int tid, float x, float y, float z, float vx, float vy, float vz) {
        out.putInt(tid)
                .putFloat(x)
                .putFloat(y)
                .putFloat(z)
                .putFloat(vx)
                .putFloat(vy)
                .putFloat(vz);
        out.putFloat(0).putFloat(0).putFloat(0);
        for (int i = 0; i < 16; i++) {
            out.putFloat(i);
        }
        out.putFloat(3).putFloat(0.9f);
    }
}
