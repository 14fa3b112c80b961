package org.sitedatum.cluster.config;

import java.util.List;

/** A configuration or site document that cannot be used, with every fault found in it. */
public final class ConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String document;
    private final transient List<String> faults;

    /**
     * Of one document.
     *
     * @param document file name
     * @param faults one sentence each
     */
    public ConfigurationException(String document, List<String> faults) {
        super(document + ": " + String.join("; ", faults));
        this.document = document;
        this.faults = List.copyOf(faults);
    }

    /** The file's name. */
    public String document() {
        return document;
    }

    /** One sentence for each fault. */
    public List<String> faults() {
        return faults;
    }
}
