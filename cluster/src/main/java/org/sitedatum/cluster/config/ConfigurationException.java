package org.sitedatum.cluster.config;

import java.util.List;

/** A configuration or site document that cannot be used, with every fault found in it. */
public final class ConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    /**
     * Of one document.
     *
     * @param document file name
     * @param faults one sentence each
     */
    public ConfigurationException(String document, List<String> faults) {
        super(document + ": " + String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    /** One sentence for each fault. */
    public List<String> faults() {
        return faults;
    }
}
