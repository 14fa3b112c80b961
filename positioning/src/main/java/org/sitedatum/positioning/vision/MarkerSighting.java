package org.sitedatum.positioning.vision;

import java.util.List;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.PositionFix;

/** What a marker fix says about a body. */
public sealed interface MarkerSighting {

    /**
     * A camera on the body saw a marker of the site.
     *
     * @param body id of the trackable
     * @param marker id of the marker
     * @param views one explanation of the image, or two while the tilt is open; the best first
     * @param bodyFromOptical where the camera sits
     * @param markerInSite the marker's middle, m
     * @param markerInOptical the marker's middle as the camera saw it, m: nearly the same in all explanations
     * @param middleCovariance of that, with the marker's own place, m^2 in optical axes
     * @param tiltKnown false when the image hardly shows how the marker is turned
     */
    record OfBody(
            String body,
            String marker,
            List<View> views,
            UncertainTransform bodyFromOptical,
            Vector3 markerInSite,
            Vector3 markerInOptical,
            Covariance3 middleCovariance,
            boolean tiltKnown)
            implements MarkerSighting {

        /** Copies the list. */
        public OfBody {
            views = List.copyOf(views);
        }

        /** True when two explanations are open. */
        public boolean isAmbiguous() {
            return views.size() > 1;
        }
    }

    /**
     * One explanation.
     *
     * @param siteFromBody the pose of the body by it, with the covariance of the image only
     * @param constant variance of each coordinate by what is the same in every image of this marker: its own pose and the
     *     camera's on the body, m^2
     * @param misfit sum of the squared residuals of the corners over their variance
     */
    record View(UncertainTransform siteFromBody, double constant, double misfit) {}

    /**
     * A camera of known pose saw a marker that a body wears.
     *
     * @param body id of the trackable
     * @param position of the marker in the site; its trackable is the body or the tag the marker is
     */
    record OnBody(String body, PositionFix position) implements MarkerSighting {}

    /**
     * Nothing.
     *
     * @param reason what kind of fault it is
     * @param detail one sentence for an integrator
     */
    record Nothing(Reason reason, String detail) implements MarkerSighting {}
}
