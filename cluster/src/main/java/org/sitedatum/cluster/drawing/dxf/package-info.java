/**
 * Reads the lines of a DXF drawing (Autodesk's exchange format, as text), layer by layer.
 *
 * <p>Read first: {@link org.sitedatum.cluster.drawing.dxf.DxfReader}, {@link org.sitedatum.cluster.drawing.dxf.DxfEntity}. Lines,
 * polylines, arcs, circles and blocks in model space; arcs become straight pieces at most 1 cm off. Metres by the drawing's own
 * unit or the caller's. Source: DXF Reference, group codes in numerical order and the sections HEADER, TABLES, BLOCKS, ENTITIES.
 */
@NullMarked
package org.sitedatum.cluster.drawing.dxf;

import org.jspecify.annotations.NullMarked;
