package org.sitedatum.positioning.vision;

import java.util.Optional;
import org.sitedatum.frames.geometry.UncertainTransform;

/**
 * A camera that rides on a body.
 *
 * @param body id of the trackable
 * @param bodyFromOptical pose of the optical frame on the body, and how well it is known
 * @param lens for corners; empty when only poses of markers come from it
 */
public record CameraMount(String body, UncertainTransform bodyFromOptical, Optional<Lens> lens) {}
