package org.sitedatum.cluster.api;

import java.util.Optional;
import org.sitedatum.cluster.access.Logins;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.api.socket.SocketResource;
import org.sitedatum.cluster.foxglove.FoxgloveResource;
import org.sitedatum.cluster.headset.ContentAnchorDesk;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Pages;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.live.LiveReads;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.metrics.NodeMetrics;
import org.sitedatum.cluster.omlox.OmloxResource;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.survey.job.SurveyJobs;

/** All routes of a node, one resource after the other. */
final class NodeRoutes {

    private final HttpParts parts;
    private final LiveReads reads;
    private final SocketResource socket;
    private final NodeMetrics metrics;
    private final Optional<Logins> logins;
    private final SurveyJobs surveys;
    private final NodeRecordings recordings;

    NodeRoutes(
            HttpParts parts,
            LiveReads reads,
            SocketResource socket,
            NodeMetrics metrics,
            Optional<Logins> logins,
            SurveyJobs surveys,
            NodeRecordings recordings) {
        this.parts = parts;
        this.reads = reads;
        this.socket = socket;
        this.metrics = metrics;
        this.logins = logins;
        this.surveys = surveys;
        this.recordings = recordings;
    }

    Routes all(OmloxResource omlox, Optional<FoxgloveResource> viewers) {
        Routes routes = new Routes();
        LiveSites live = parts.live();
        Sites sites = parts.sites();
        new HealthResource(parts.node()).addTo(routes);
        new MetricsResource(metrics, Permission.READ_SITE).addTo(routes);
        new SessionResource(logins).addTo(routes);
        logins.ifPresent(present -> {
            new AccountsResource(present.store()).addTo(routes);
            new TokensResource(present.store(), present.services()).addTo(routes);
        });
        socket.addTo(routes);
        new SitesResource(sites, live).addTo(routes);
        new RevisionsResource(sites).addTo(routes);
        new DraftsResource(sites).addTo(routes);
        new SurveysResource(surveys, new SurveyDocuments(sites), recordings).addTo(routes);
        new PlansResource(sites).addTo(routes);
        new ContentAnchorsResource(live, new ContentAnchorDesk(sites.contentAnchors())).addTo(routes);
        new CoverageResource().addTo(routes);
        new DrawingsResource().addTo(routes);
        new SightResource().addTo(routes);
        new GeoreferenceResource().addTo(routes);
        new PosesResource(live, reads).addTo(routes);
        new GeoPosesResource(live, reads).addTo(routes);
        new OscpResource(live, reads).addTo(routes);
        new FramesResource(live, reads).addTo(routes);
        new EventsResource(live, reads).addTo(routes);
        new SourcesResource(live, reads).addTo(routes);
        recordings.addTo(routes, sites, parts.node());
        omlox.addTo(routes);
        viewers.ifPresent(all -> all.addTo(routes));
        // below a site whatever is no other resource is a part of its document
        new PartsResource(sites).addTo(routes);
        routes.pages(new Pages(Answer.text("text/html; charset=utf-8", StatusPage.HTML)));
        return routes;
    }
}
