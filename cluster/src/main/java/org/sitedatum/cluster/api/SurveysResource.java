package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.http.StrictJsonBody;
import org.sitedatum.cluster.survey.SurveyTask;
import org.sitedatum.cluster.survey.job.JobOrder;
import org.sitedatum.cluster.survey.job.JobRequest;
import org.sitedatum.cluster.survey.job.SurveyJob;
import org.sitedatum.cluster.survey.job.SurveyJobs;
import org.sitedatum.cluster.survey.job.TooManySurveys;
import org.sitedatum.positioning.site.Site;

/** Surveys and calibrations: started with an input or a capture, followed, and applied to a draft. */
final class SurveysResource {

    private static final String PATH = "/api/v1/sites/{site}/surveys";
    private static final long MOST_BYTES = 8 * 1024 * 1024;

    private final SurveyJobs jobs;
    private final SurveyDocuments documents;
    private final NodeRecordings recordings;

    SurveysResource(SurveyJobs jobs, SurveyDocuments documents, NodeRecordings recordings) {
        this.jobs = jobs;
        this.documents = documents;
        this.recordings = recordings;
    }

    void addTo(Routes routes) {
        routes.get(PATH, Permission.WRITE_SITE, this::list);
        routes.post(PATH, Permission.WRITE_SITE, MOST_BYTES, this::start);
        routes.get(PATH + "/{survey}", Permission.WRITE_SITE, this::read);
        routes.delete(PATH + "/{survey}", Permission.WRITE_SITE, this::remove);
        routes.post(PATH + "/{survey}/cancellation", Permission.WRITE_SITE, this::cancel);
        routes.post(PATH + "/{survey}/apply", Permission.WRITE_SITE, MOST_BYTES, this::apply);
    }

    private Future<Answer> list(Call call) {
        call.onlyQueries();
        return Future.succeededFuture(
                Items.answer(jobs.of(call.id("site")).stream().map(SurveyJson::summary)));
    }

    private Future<Answer> read(Call call) {
        call.onlyQueries();
        return Future.succeededFuture(Answer.json(SurveyJson.whole(found(call))));
    }

    private Future<Answer> cancel(Call call) {
        call.onlyQueries();
        jobs.cancel(found(call).id(), call.caller().name());
        return Future.succeededFuture(Answer.json(SurveyJson.whole(found(call))));
    }

    private Future<Answer> remove(Call call) {
        call.onlyQueries();
        jobs.remove(found(call).id());
        return Future.succeededFuture(Answer.empty(204));
    }

    private SurveyJob found(Call call) {
        String site = call.id("site");
        String id = call.id("survey");
        return jobs.find(site, id)
                .orElseThrow(() -> new Refusal(Problem.notFound("this node has no survey \"" + id + "\" of site \""
                        + site + "\"; surveys live on the node that took them and end with it")));
    }

    private Future<Answer> start(Call call) {
        call.onlyQueries();
        String site = call.id("site");
        String author = call.caller().name();
        byte[] body = call.body().getBytes();
        return call.aside(() -> {
            try {
                jobs.ensureRoom(site);
                SurveyJob job = started(site, author, StrictJsonBody.object(body));
                return Answer.json(201, SurveyJson.whole(job))
                        .with("Location", PATH.replace("{site}", site) + "/" + job.id());
            } catch (TooManySurveys tooMany) {
                throw new Refusal(
                        Problem.of(429, "too-many-surveys", "Too many surveys", String.valueOf(tooMany.getMessage())));
            } catch (CommandException | IllegalArgumentException unusable) {
                throw new Refusal(unusable(String.valueOf(unusable.getMessage())));
            }
        });
    }

    private SurveyJob started(String site, String author, ObjectNode json) throws CommandException, TooManySurveys {
        Fields fields = Fields.of(json, "kind", "options", "tables", "document", "draft", "capture", "recording");
        SurveyTask task = SurveyTask.find(fields.text("kind"))
                .orElseThrow(() -> Fields.refused(
                        "kind",
                        json.get("kind"),
                        "must be one of "
                                + SurveyTask.ALL.stream().map(SurveyTask::name).toList()));
        Site known = documents.site(site, author, json);
        JobRequest request = JobRequest.of(
                task,
                json.path("options"),
                json.path("tables"),
                known,
                jobs.limits().rows());
        JobOrder order = new JobOrder(site, author, task, request);
        if (json.has("recording")) {
            String name = fields.text("recording");
            ensureReadsFixes(task, "recording", json);
            if (json.has("capture")) {
                throw Fields.refused("recording", json.get("recording"), "give a recording or a capture, not both");
            }
            return jobs.start(order, recordings.fixes(site, name, jobs.limits().fixes()));
        }
        return json.has("capture") ? jobs.capture(order, Duration.ofSeconds(seconds(task, json))) : jobs.start(order);
    }

    private static void ensureReadsFixes(SurveyTask task, String field, ObjectNode json) {
        if (!task.readsFixes()) {
            throw Fields.refused(field, json.get(field), "a survey of this kind takes no fixes; give its tables");
        }
    }

    private long seconds(SurveyTask task, ObjectNode json) {
        ensureReadsFixes(task, "capture", json);
        JsonNode capture = json.get("capture");
        if (!(capture instanceof ObjectNode object)) {
            throw Fields.refused("capture", capture, "must be an object with seconds");
        }
        Fields fields = Fields.of(object, "seconds");
        return fields.optionalLong("seconds", 1, jobs.limits().capture().toSeconds())
                .orElseThrow(() -> Fields.refused("capture.seconds", object.path("seconds"), "is missing"));
    }

    /** A message begins with the place it is about, where there is one. */
    private static Problem unusable(String message) {
        int end = message.indexOf(": ");
        Problem problem = Problem.of(400, "bad-survey", "The survey's input cannot be used", message);
        return end > 0 && end < 60 && !message.substring(0, end).contains(" ")
                ? problem.withErrors(
                        List.of(new Problem.FieldError(message.substring(0, end), "", message.substring(end + 2))))
                : problem;
    }

    private Future<Answer> apply(Call call) {
        call.onlyQueries();
        String site = call.id("site");
        String author = call.caller().name();
        SurveyJob job = found(call);
        byte[] body = call.body().getBytes();
        return call.aside(() -> documents.apply(site, author, job, StrictJsonBody.object(body)));
    }
}
