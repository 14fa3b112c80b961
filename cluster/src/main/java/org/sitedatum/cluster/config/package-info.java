/**
 * The node's configuration: the only reader of files and environment. One JSON document (RFC 8259), every key optional but
 * the sites; unknown keys are faults, and all faults are told at once.
 *
 * <p>Read first: {@link org.sitedatum.cluster.config.NodeOptions}, {@link
 * org.sitedatum.cluster.config.NodeOptionsReader}. Everything here is immutable.
 */
@NullMarked
package org.sitedatum.cluster.config;

import org.jspecify.annotations.NullMarked;
