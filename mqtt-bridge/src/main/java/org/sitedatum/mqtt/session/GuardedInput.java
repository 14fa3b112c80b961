package org.sitedatum.mqtt.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives what a connection brings to its user, one message at a time although messages come on two threads (at QoS 0 by the
 * lane, at QoS 1 by Paho), and lets no fault of the user into them.
 */
final class GuardedInput implements MessageHandler {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedInput.class);

    private final String clientId;
    private final LinkUser user;

    GuardedInput(String clientId, LinkUser user) {
        this.clientId = clientId;
        this.user = user;
    }

    @Override
    public synchronized void onMessage(String topic, byte[] payload) {
        try {
            user.onMessage(topic, payload);
        } catch (RuntimeException e) {
            LOG.error("{}: handling a message on {} failed", clientId, topic, e);
        }
    }

    @Override
    public void onPause(boolean mayWork) {
        try {
            user.onPause(mayWork);
        } catch (RuntimeException e) {
            LOG.error("{}: handling messages failed", clientId, e);
        }
    }
}
