/**
 * Time of fixes: their canonical order, the reordering window that puts late ones in their place, and what stamp and
 * receipt tell about a source's clock. Times are ns since the Unix epoch and always arguments.
 */
@NullMarked
package org.sitedatum.positioning.time;

import org.jspecify.annotations.NullMarked;
