package org.sitedatum.mqtt;

import org.sitedatum.mqtt.session.ConnectionListener;

/** Sees a bridge's two connections as one: up when both are, down when one is not, fenced when one was taken. Thread-safe. */
final class ConnectionPair {
    private final BridgeListener listener;
    private boolean outUp;
    private boolean inUp;
    private boolean fenced;
    private Runnable whenFenced = () -> {};

    ConnectionPair(BridgeListener listener) {
        this.listener = listener;
    }

    /** For the publishing connection. */
    ConnectionListener out() {
        return new Half(true);
    }

    /** For the subscribing connection. */
    ConnectionListener in() {
        return new Half(false);
    }

    synchronized boolean isUp() {
        return outUp && inUp;
    }

    synchronized boolean isFenced() {
        return fenced;
    }

    private synchronized void set(boolean out, boolean up) {
        boolean before = outUp && inUp;
        if (out) {
            outUp = up;
        } else {
            inUp = up;
        }
        boolean after = outUp && inUp;
        if (after && !before) {
            listener.onUp();
        } else if (before && !after) {
            listener.onDown();
        }
    }

    /** What to do once fenced, at once when it has happened already. */
    synchronized void whenFenced(Runnable action) {
        whenFenced = action;
        if (fenced) {
            action.run();
        }
    }

    /** Another owner was seen. */
    synchronized void fence() {
        if (!fenced) {
            fenced = true;
            whenFenced.run();
            listener.onTakenOver();
        }
    }

    private final class Half implements ConnectionListener {
        private final boolean out;

        private Half(boolean out) {
            this.out = out;
        }

        @Override
        public void onUp() {
            set(out, true);
        }

        @Override
        public void onDown() {
            set(out, false);
        }

        @Override
        public void onTakenOver() {
            fence();
        }
    }
}
