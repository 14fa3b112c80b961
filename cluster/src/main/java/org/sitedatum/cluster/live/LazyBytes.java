package org.sitedatum.cluster.live;

import java.util.Optional;
import java.util.function.Supplier;

/** Bytes that are made once, when somebody first wants them. Thread-safe. */
final class LazyBytes implements Supplier<byte[]> {

    private final Supplier<byte[]> maker;
    private volatile Optional<byte[]> made = Optional.empty();

    LazyBytes(Supplier<byte[]> maker) {
        this.maker = maker;
    }

    @Override
    public byte[] get() {
        Optional<byte[]> known = made;
        if (known.isPresent()) {
            return known.get();
        }
        synchronized (this) {
            if (made.isEmpty()) {
                made = Optional.of(maker.get());
            }
            return made.get();
        }
    }
}
