package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.sitedatum.frames.geometry.Vector3;

/** Finds the mirrored and turned configurations that fit the ranges as well as the best one. */
final class AnchorChoices {

    /** A configuration that is e^6, 400 times, less probable than the best is no choice. */
    private static final double LEAST_LOG_ODDS = 6;

    /** Configurations whose anchors all agree within this are one, m. */
    private static final double SAME = 0.05;

    /** More anchors than this that may each be on either side are refused: 16 choices help nobody. */
    private static final int MOST_FLIPS = 3;

    /** Each flip is a fit: on larger sites only all heights together are flipped. */
    private static final int MOST_HEIGHT_FLIPS = 30;

    /** Where more than so many arrangements of heights fit, they are told as a mean and a spread. */
    private static final int MOST_HEIGHTS = 4;

    /** Arrangements of heights shift the anchors on the plan by less, mirrored ones by more, m. */
    private static final double SAME_ON_PLAN = 1;

    /** Like ones differ in what nobody knew beforehand: heights, and what they shift on the plan. */
    private record Candidate(String label, DampedFit fit, List<DampedFit> like) {

        Candidate(String label, DampedFit fit) {
            this(label, fit, new ArrayList<>());
        }

        double probability(double bestCost) {
            return Math.exp(bestCost - fit.cost())
                    + like.stream()
                            .mapToDouble(f -> Math.exp(bestCost - f.cost()))
                            .sum();
        }
    }

    private final AnchorProblem problem;
    private final AnchorLayout layout;
    private final List<Candidate> choices = new ArrayList<>();

    private AnchorChoices(AnchorProblem problem) {
        this.problem = problem;
        this.layout = problem.layout();
    }

    /**
     * The report of all choices, or a refusal when there are too many.
     *
     * @param fits of all starts, cheapest first
     */
    static SurveyResult<AnchorSurveyReport> report(
            AnchorProblem problem, List<DampedFit> fits, SurveyProgress progress) {
        AnchorChoices all = new AnchorChoices(problem);
        all.offer(new Candidate("as found", fits.get(0)));
        List<Flip> flips = all.ambiguous(progress);
        if (flips.size() > MOST_FLIPS) {
            return SurveyResult.refused(
                    SurveyRefusal.SIDE_UNKNOWN,
                    "%s may each be on either side of the anchors they were measured from; measure them from an anchor off"
                            + " that plane, or give heights",
                    flips.stream().map(Flip::label).collect(Collectors.joining(", ")));
        }
        for (int set = 1; set < 1 << flips.size(); set++) {
            all.offer(all.flipped(flips, set));
        }
        for (DampedFit fit : fits) {
            all.offer(new Candidate("another arrangement", fit));
        }
        return new SurveyResult.Found<>(all.toReport());
    }

    /** A set of anchors that may be on the other side of a plane. */
    private record Flip(String label, List<Integer> anchors, Plane plane) {}

    /** The flips that alone fit as well and give another configuration. */
    private List<Flip> ambiguous(SurveyProgress progress) {
        double[] x = choices.get(0).fit().x();
        List<Flip> flips = flips(x);
        List<Flip> ambiguous = new ArrayList<>();
        for (Flip flip : flips) {
            Candidate candidate = flipped(List.of(flip), 1);
            boolean otherOnPlan = isOtherOnPlan(candidate);
            if (offer(candidate) && otherOnPlan) {
                ambiguous.add(flip);
            }
            progress.at("trying mirrored places", flips.indexOf(flip) + 1, flips.size());
        }
        return ambiguous;
    }

    private List<Flip> flips(double[] x) {
        List<Flip> flips = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (int a = 0; a < layout.size(); a++) {
            if (!layout.isFixed(a)) {
                all.add(a);
            }
        }
        flips.add(new Flip("all mirrored", all, mirrorOfAll(x)));
        for (int a : all) {
            List<Vector3> seenFrom = AnchorNeighbours.of(problem, x, a);
            if (seenFrom.size() >= layout.dimensions()) {
                flips.add(new Flip("anchor " + layout.id(a) + " mirrored", List.of(a), mirror(seenFrom)));
            }
        }
        addHeightFlips(flips, x);
        return flips;
    }

    /** Heights known between two may be on either side of the places they were measured from. */
    private void addHeightFlips(List<Flip> flips, double[] x) {
        List<Integer> spanned = layout.spanned();
        if (spanned.isEmpty()) {
            return;
        }
        List<Vector3> all = new ArrayList<>();
        for (int a = 0; a < layout.size(); a++) {
            if (layout.isGauge() || layout.isFixed(a)) {
                all.add(layout.position(x, a));
            }
        }
        if (all.size() > 2) {
            flips.add(new Flip(
                    "all heights mirrored", spanned, Plane.Spread.of(all).plane()));
        }
        for (int a : spanned.size() > MOST_HEIGHT_FLIPS ? List.<Integer>of() : spanned) {
            List<Vector3> seenFrom = AnchorNeighbours.of(problem, x, a);
            if (seenFrom.size() > 2) {
                Plane plane = Plane.Spread.of(seenFrom).plane();
                flips.add(new Flip("height of " + layout.id(a) + " mirrored", List.of(a), plane));
            }
        }
    }

    private Plane mirrorOfAll(double[] x) {
        if (layout.isGauge()) {
            return new Plane(Vector3.ZERO, layout.dimensions() == 2 ? new Vector3(0, 1, 0) : new Vector3(0, 0, 1));
        }
        List<Vector3> fixed = new ArrayList<>();
        for (int a = 0; a < layout.size(); a++) {
            if (layout.isFixed(a)) {
                fixed.add(layout.position(x, a));
            }
        }
        return mirror(fixed);
    }

    /** The best plane through points; an upright one when heights are known. */
    private Plane mirror(List<Vector3> points) {
        if (layout.dimensions() == 3) {
            return Plane.Spread.of(points).plane();
        }
        Plane.Spread onPlan = Plane.Spread.of(
                points.stream().map(p -> new Vector3(p.x(), p.y(), 0)).toList());
        Vector3 along = onPlan.axes().get(0);
        return new Plane(onPlan.centre(), new Vector3(-along.y(), along.x(), 0));
    }

    private Candidate flipped(List<Flip> flips, int set) {
        double[] x = choices.get(0).fit().x();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < flips.size(); i++) {
            if ((set >> i & 1) != 0) {
                Flip flip = flips.get(i);
                labels.add(flip.label());
                for (int a : flip.anchors()) {
                    layout.putInto(x, a, flip.plane().mirror(layout.position(x, a)));
                }
                if (flip.anchors().size() == unfixed()) {
                    mirrorPaths(x, flip.plane());
                }
            }
        }
        return new Candidate(String.join(", ", labels), DampedFit.from(problem, x));
    }

    private int unfixed() {
        return layout.size() - layout.fixedCount();
    }

    private void mirrorPaths(double[] x, Plane plane) {
        for (int knot = 0; knot < problem.paths().knots(); knot++) {
            problem.paths().putInto(x, knot, plane.mirror(problem.paths().position(x, knot)));
        }
    }

    /** True when it fits as well as the best and is new. */
    private boolean offer(Candidate candidate) {
        double best = choices.stream()
                .mapToDouble(c -> c.fit().cost())
                .min()
                .orElse(candidate.fit().cost());
        if (candidate.fit().cost() > best + LEAST_LOG_ODDS
                || candidate.fit().loose().isPresent()) {
            return false;
        }
        if (choices.stream().anyMatch(c -> apart(c.fit().x(), candidate.fit().x(), false) <= SAME)) {
            return false;
        }
        choices.add(candidate);
        return true;
    }

    /** False for what differs by heights that nobody knew. */
    private boolean isOtherOnPlan(Candidate candidate) {
        return layout.spanned().isEmpty()
                || choices.stream()
                        .allMatch(c -> apart(c.fit().x(), candidate.fit().x(), true) > SAME_ON_PLAN);
    }

    /** Joins the arrangements of heights when there are more than anybody would look through, or none tells them. */
    private void joinHeights() {
        if (layout.spanned().isEmpty()) {
            return;
        }
        AnchorMixture best = new AnchorMixture(problem, choices.get(0).fit(), List.of());
        boolean open = layout.spanned().stream().anyMatch(best::isHeightOpen);
        if (choices.size() <= MOST_HEIGHTS && !open) {
            return;
        }
        List<Candidate> joined = new ArrayList<>();
        for (Candidate candidate : choices) {
            joined.stream()
                    .filter(c -> apart(c.fit().x(), candidate.fit().x(), true) <= SAME_ON_PLAN)
                    .findFirst()
                    .ifPresentOrElse(c -> c.like().add(candidate.fit()), () -> joined.add(candidate));
        }
        choices.clear();
        choices.addAll(joined);
    }

    /** How far the anchor that moved farthest did. */
    private double apart(double[] x, double[] y, boolean onPlan) {
        double farthest = 0;
        for (int a = 0; a < layout.size(); a++) {
            Vector3 d = layout.position(x, a).minus(layout.position(y, a));
            farthest = Math.max(farthest, onPlan ? Math.hypot(d.x(), d.y()) : d.norm());
        }
        return farthest;
    }

    private AnchorSurveyReport toReport() {
        choices.sort(Comparator.comparingDouble(c -> c.fit().cost()));
        double best = choices.get(0).fit().cost();
        choices.removeIf(c -> c.fit().cost() > best + LEAST_LOG_ODDS);
        joinHeights();
        double sum = choices.stream().mapToDouble(c -> c.probability(best)).sum();
        List<AnchorSurveyReport.Choice> told = choices.stream()
                .map(c -> AnchorReporting.of(problem, c.fit(), c.like(), c.label(), c.probability(best) / sum))
                .toList();
        int ranges = problem.input().anchorRanges().size()
                + problem.input().tagRanges().size();
        return new AnchorSurveyReport(told, layout.isGauge(), ranges);
    }
}
