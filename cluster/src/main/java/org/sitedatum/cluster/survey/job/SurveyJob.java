package org.sitedatum.cluster.survey.job;

import java.time.Instant;
import java.util.Optional;
import org.sitedatum.cluster.survey.SurveyOutput;

/**
 * A survey as it stands at an instant.
 *
 * @param id of the survey on this node
 * @param site whose it is
 * @param kind of survey
 * @param author who asked for it
 * @param createdAt when
 * @param state how far it is
 * @param stage what is going on, for people
 * @param step of the stage, 0 to {@code of}
 * @param of steps of the stage; 0: not known
 * @param fixes taken down so far
 * @param detail why it was refused, failed or cancelled, and what to do; empty otherwise
 * @param output what it says; empty before it has ended
 */
public record SurveyJob(
        String id,
        String site,
        String kind,
        String author,
        Instant createdAt,
        JobState state,
        String stage,
        int step,
        int of,
        int fixes,
        String detail,
        Optional<SurveyOutput> output) {

    /** One that begins. */
    static SurveyJob begun(String id, String site, String kind, String author, Instant at, JobState state) {
        return new SurveyJob(id, site, kind, author, at, state, "", 0, 0, 0, "", Optional.empty());
    }

    /** Further on. */
    SurveyJob at(JobState newState, String newStage, int newStep, int newOf) {
        return new SurveyJob(
                id, site, kind, author, createdAt, newState, newStage, newStep, newOf, fixes, detail, output);
    }

    /** With so many fixes. */
    SurveyJob with(int newFixes) {
        return new SurveyJob(id, site, kind, author, createdAt, state, stage, step, of, newFixes, detail, output);
    }

    /** Ended without a report. */
    SurveyJob ended(JobState newState, String why) {
        return new SurveyJob(id, site, kind, author, createdAt, newState, "", 0, 0, fixes, why, Optional.empty());
    }

    /** Ended with what it says. */
    SurveyJob ended(SurveyOutput said) {
        JobState newState = said.refused().isPresent() ? JobState.REFUSED : JobState.FOUND;
        return new SurveyJob(
                id,
                site,
                kind,
                author,
                createdAt,
                newState,
                "",
                0,
                0,
                fixes,
                said.refused().orElse(""),
                Optional.of(said));
    }
}
