/**
 * Reads GeoJSON (RFC 7946) and archives of Apple's Indoor Mapping Data Format (OGC 20-094) as drawings in site metres.
 *
 * <p>Read first: {@link org.sitedatum.cluster.drawing.geojson.GeoJsonReader}, {@link
 * org.sitedatum.cluster.drawing.geojson.ImdfReader}. Positions on Earth are WGS84 longitude and latitude in degrees and become
 * site metres by the site's georeference. Files are read feature by feature; nothing is unpacked to disk.
 */
@NullMarked
package org.sitedatum.cluster.drawing.geojson;

import org.jspecify.annotations.NullMarked;
