package org.sitedatum.mqtt;

/** Where fixes come from: one engine thread that calls one consumer. */
public interface FixSource extends AutoCloseable {
    /** Runs a task on the engine thread between two fixes, soon. Tasks given after {@link #close} do not run. */
    void execute(Runnable task);

    /** Stops the flow; the consumer is not called once this returned. */
    @Override
    void close();
}
