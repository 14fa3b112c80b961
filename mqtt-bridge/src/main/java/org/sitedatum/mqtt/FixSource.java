package org.sitedatum.mqtt;

/** Where fixes come from: it calls one consumer, one call at a time. */
public interface FixSource extends AutoCloseable {
    /** Runs a task between two fixes, soon, on the engine thread. Tasks given after {@link #close} do not run. */
    void execute(Runnable task);

    /** Stops the flow; the consumer is not called once this returned. */
    @Override
    void close();
}
