package org.sitedatum.positioning.site;

/**
 * One thing wrong with a site document.
 *
 * @param path where, for example {@code anchors[3].position}
 * @param value what stands there, shortened; empty when something is absent
 * @param advice what is wrong with it and what to do
 */
public record SiteFault(String path, String value, String advice) {
    @Override
    public String toString() {
        return value.isEmpty() ? path + ": " + advice : path + " = " + value + ": " + advice;
    }
}
