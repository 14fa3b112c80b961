package org.sitedatum.headset.align;

import java.util.ArrayList;
import java.util.List;

/** Keeps in words what an alignment told. */
final class HeardChanges implements AlignmentListener {
    final List<String> words = new ArrayList<>();

    @Override
    public void qualityChanged(AlignmentQuality quality, AlignmentReason reason) {
        words.add(quality + " " + reason);
    }

    @Override
    public void jumped(double metres, double radians) {
        words.add("jumped");
    }

    @Override
    public void sessionReset(boolean recovered) {
        words.add("reset " + recovered);
    }

    /** Jumps and resets alone. */
    List<String> breaks() {
        return words.stream()
                .filter(word -> word.startsWith("jumped") || word.startsWith("reset"))
                .toList();
    }
}
