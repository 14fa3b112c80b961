/**
 * An app's side of the contract: everybody's newest pose. Read first: {@link org.sitedatum.samples.app.AppClient}.
 */
@NullMarked
package org.sitedatum.samples.app;

import org.jspecify.annotations.NullMarked;
