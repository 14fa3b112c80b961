package org.sitedatum.headset.client;

/**
 * The questions for the time that are open: an answer counts once, and only to a question that was asked, so that no node can
 * make up an exchange. The newest {@value #SIZE} are kept. The worker's alone.
 */
final class Pings {

    private static final int SIZE = 16;

    private final long[] asked = new long[SIZE];
    private int count;

    /** Forgets all: another connection. */
    void clear() {
        count = 0;
    }

    /** A question left at a time, headset's clock, µs. */
    void asked(long micros) {
        if (count == SIZE) {
            System.arraycopy(asked, 1, asked, 0, --count);
        }
        asked[count++] = micros;
    }

    /** True when such a question is open, which it is no more. */
    boolean answers(long micros) {
        for (int i = 0; i < count; i++) {
            if (asked[i] == micros) {
                count--;
                System.arraycopy(asked, i + 1, asked, i, count - i);
                return true;
            }
        }
        return false;
    }
}
