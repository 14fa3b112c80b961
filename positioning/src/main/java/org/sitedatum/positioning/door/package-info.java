/**
 * The door: every fix is checked here before anything depends on it. A refusal is a value that names the field, its
 * value, the allowed range and what to do. Inside the door input is trusted.
 */
@NullMarked
package org.sitedatum.positioning.door;

import org.jspecify.annotations.NullMarked;
