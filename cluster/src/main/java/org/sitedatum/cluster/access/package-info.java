/**
 * Who may do what: roles and the permissions they give, and how a request proves whose it is.
 *
 * <p>Read first: {@link org.sitedatum.cluster.access.Role}, {@link org.sitedatum.cluster.access.Access}. Thread-safe.
 */
@NullMarked
package org.sitedatum.cluster.access;

import org.jspecify.annotations.NullMarked;
