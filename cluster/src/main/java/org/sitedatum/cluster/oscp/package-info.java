/** Who is asking for its own pose, and what a site knows of it: the part of the OSCP GeoPose protocol that is not wire format. */
@NullMarked
package org.sitedatum.cluster.oscp;

import org.jspecify.annotations.NullMarked;
