/**
 * What is different between two revisions of a site, by kind and id of object and field by field.
 *
 * <p>Read {@link org.sitedatum.positioning.revision.SiteComparison}, {@link
 * org.sitedatum.positioning.revision.ObjectChange}, {@link org.sitedatum.positioning.revision.FieldChange}. Metres and
 * radians as values, angles in texts in degrees. Immutable; knows nothing of documents or databases.
 */
@NullMarked
package org.sitedatum.positioning.revision;

import org.jspecify.annotations.NullMarked;
