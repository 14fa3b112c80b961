package org.sitedatum.mqtt;

import org.sitedatum.positioning.EntityId;

/**
 * The part of a site that a bridge speaks for, where a site has several. Its status stands on a topic of its own.
 *
 * @param id sector id
 * @param tellsForSite true for one sector of a site, whose status stands on the site's status topic as well
 */
public record SectorVoice(String id, boolean tellsForSite) {
    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public SectorVoice {
        if (!EntityId.isValid(id)) {
            throw new IllegalArgumentException("not a sector id: '" + id + "'");
        }
    }
}
