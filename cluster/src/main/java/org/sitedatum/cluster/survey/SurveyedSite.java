package org.sitedatum.cluster.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/** Finds what a site lists, and makes copies of its lists. */
final class SurveyedSite {

    /** Ids told where one is not among them. */
    private static final int MOST_TOLD = 12;

    private SurveyedSite() {}

    /** The element with an id. */
    static <T> T get(List<T> list, Function<T, String> idOf, String what, String id) throws CommandException {
        return list.stream()
                .filter(t -> idOf.apply(t).equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(what, id, list.stream().map(idOf).toList()));
    }

    /** Says that something is not listed, and what is. */
    static CommandException unknown(String what, String id, List<String> listed) {
        String those = listed.isEmpty()
                ? "it lists none"
                : "it lists " + String.join(", ", listed.subList(0, Math.min(MOST_TOLD, listed.size())))
                        + (listed.size() > MOST_TOLD ? ", ... (" + listed.size() + ")" : "");
        return CommandException.wrongArguments("the site has no " + what + " \"" + id + "\"; " + those);
    }

    /** A copy of the list with the elements of a property changed. */
    static <T> List<T> changed(List<T> list, Predicate<T> which, UnaryOperator<T> change) {
        List<T> copy = new ArrayList<>(list);
        copy.replaceAll(t -> which.test(t) ? change.apply(t) : t);
        return copy;
    }

    /** To a tenth of a millimetre: finer than anything is mounted, and a number that people can read. */
    static Vector3 rounded(Vector3 p) {
        return new Vector3(rounded(p.x()), rounded(p.y()), rounded(p.z()));
    }

    private static double rounded(double metres) {
        return Math.rint(metres * 1e4) / 1e4;
    }

    static RigidTransform rounded(RigidTransform pose) {
        return new RigidTransform(pose.rotation(), rounded(pose.translation()));
    }
}
