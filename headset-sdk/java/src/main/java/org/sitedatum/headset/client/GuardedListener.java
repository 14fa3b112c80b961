package org.sitedatum.headset.client;

import java.util.function.Consumer;
import org.sitedatum.headset.anchors.ContentAnchor;

/** An application's listener that may fail without ending the client's work: what it throws is told to it as refused. */
final class GuardedListener implements ClientListener {

    private final ClientListener listener;

    GuardedListener(ClientListener listener) {
        this.listener = listener;
    }

    @Override
    public void stateChanged(ClientState state, String detail) {
        guard("stateChanged", to -> to.stateChanged(state, detail));
    }

    @Override
    public void alignmentTold(ServerAlignment alignment) {
        guard("alignmentTold", to -> to.alignmentTold(alignment));
    }

    @Override
    public void eventTold(String json) {
        guard("eventTold", to -> to.eventTold(json));
    }

    @Override
    public void changed(ContentAnchor anchor) {
        guard("changed", to -> to.changed(anchor));
    }

    @Override
    public void removed(String id) {
        guard("removed", to -> to.removed(id));
    }

    @Override
    public void refused(String detail) {
        try {
            listener.refused(detail);
        } catch (RuntimeException whoIsThereToTell) {
            // it has been told and failed at that too
            return;
        }
    }

    private void guard(String what, Consumer<ClientListener> call) {
        try {
            call.accept(listener);
        } catch (RuntimeException failed) {
            refused("the application's own listener failed in " + what + ": " + failed);
        }
    }
}
