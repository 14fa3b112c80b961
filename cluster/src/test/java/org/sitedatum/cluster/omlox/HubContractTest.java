package org.sitedatum.cluster.omlox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds every answer of the hub against its published document, operation by operation and parameter by parameter. */
class HubContractTest {

    private static final String TAG = "ac:23:3f:af:f3:90";
    private static final String SPELT = "AC233FAFF390";
    private static final String FORKLIFT = "11111111-1111-4111-8111-111111111111";
    private static final String YARD = "22222222-2222-4222-8222-222222222222";
    private static final String ZONE = "33333333-3333-4333-8333-333333333333";
    private static final String GATE = "44444444-4444-4444-8444-444444444444";

    private static HubApi api;
    private static HubNode node;

    private final Map<String, Set<Integer>> seen = new TreeMap<>();
    private final Set<String> parameters = new TreeSet<>();

    @BeforeAll
    static void start() {
        api = HubApi.read();
        node = HubNode.serving(HubNode.SITE);
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
    }

    @Test
    void shouldAnswerEveryOperationAsPublished() {
        manageZones();
        manageProviders();
        manageTrackables();
        manageFences();
        sendAndRead();
        refuse();
        removeEverything();

        assertThat(seen.keySet()).isEqualTo(api.operations());
        assertThat(seen)
                .allSatisfy((operation, statuses) ->
                        assertThat(statuses).as(operation + " never succeeded").anyMatch(status -> status < 400));
        assertThat(parameters).isEqualTo(api.parameters());
    }

    private void manageZones() {
        String points = "[" + corner(0, 0) + "," + corner(40, 0) + "," + corner(40, 30) + "," + corner(0, 30) + "]";
        HttpResponse<String> made = call(
                "POST",
                "/v2/zones",
                "{'id':'" + ZONE + "','type':'uwb','foreign_id':'rtls','floor':0,'ground_control_points':" + points
                        + ",'properties':{'vendor':1.50}}");
        assertThat(made.headers().firstValue("Location")).hasValue("/v2/zones/" + ZONE);
        call("POST", "/v2/zones", "{'type':'uwb'}");
        call(
                "POST",
                "/v2/zones",
                "{'id':'" + GATE + "','type':'rfid','foreign_id':'gate','position':{'type':'Point','coordinates':"
                        + geo(30, 20) + "},'radius':2}");
        call(
                "PUT",
                "/v2/zones/" + GATE,
                "{'type':'rfid','id':'" + GATE + "','foreign_id':'gate','position':" + "{'type':'Point','coordinates':"
                        + geo(30, 20) + "},'radius':3}");
        assertThat(node.get("/v2/zones?foreign_id=rtls")).hasSize(1);
        call("GET", "/v2/zones?foreign_id=rtls", "");
        call("GET", "/v2/zones/summary?foreign_id=rtls", "");
        assertThat(call("GET", "/v2/zones/" + ZONE, "").body()).contains("{\"vendor\":1.50}");
        call("GET", "/v2/zones/" + GATE, "");
        call("GET", "/v2/zones/" + YARD, "");
        JsonNode there = json(
                "PUT", "/v2/zones/" + ZONE + "/transform", "{'position':{'type':'Point','coordinates':[20,10,1.5]}}");
        assertThat(there.get("crs").asText()).isEqualTo("EPSG:4326");
        JsonNode back = json(
                "PUT",
                "/v2/zones/" + ZONE + "/transform",
                "{'crs':'EPSG:4326','position':" + there.get("position") + "}");
        assertThat(back.at("/position/coordinates/0").asDouble()).isCloseTo(20, within(0.001));
        assertThat(back.at("/position/coordinates/1").asDouble()).isCloseTo(10, within(0.001));
        call(
                "PUT",
                "/v2/zones/" + ZONE + "/transform?geojson=true",
                "{'position':{'type':'Point','coordinates':[20,10]}}");
        assertThat(json("GET", "/v2/zones/" + ZONE + "/createfence", "").at("/region/coordinates/0"))
                .hasSize(5);
        assertThat(node.get("/v2/zones/" + ZONE + "/georeference").get("rms").asDouble())
                .isLessThan(0.01);
        assertThat(node.get("/v2/zones/" + ZONE + "/georeference").get("residuals"))
                .hasSize(4);
    }

    private void manageProviders() {
        call("POST", "/v2/providers", "{'id':'" + TAG + "','type':'uwb','properties':{'a':1.0}}");
        call("POST", "/v2/providers", "{'id':'" + SPELT + "','type':'uwb'}");
        call("POST", "/v2/providers", "{'id':'lone','type':'rfid'}");
        call("PUT", "/v2/providers/lone", "{'id':'lone','type':'rfid','fence_timeout':60000}");
        call("PUT", "/v2/providers/nobody", "{'id':'nobody','type':'uwb'}");
        call("GET", "/v2/providers", "");
        call("GET", "/v2/providers/summary", "");
        assertThat(call("GET", "/v2/providers/" + SPELT, "").body()).contains(TAG);
        call("PUT", "/v2/providers/" + TAG + "/sensors", "{'temperature':21.50}");
        assertThat(call("GET", "/v2/providers/" + TAG + "/sensors", "").body()).contains("21.50");
    }

    private void manageTrackables() {
        String body = "{'id':'" + FORKLIFT + "','type':'virtual','name':'Forklift','location_providers':['" + TAG
                + "'],'geometry':{'type':'Polygon','coordinates':[[[-1,-1],[1,-1],[1,1],[-1,1],[-1,-1]]]}}";
        done("POST", "/v2/trackables?force_location_update=true&subdivide=true", body);
        call("POST", "/v2/trackables", body);
        done(
                "PUT",
                "/v2/trackables/" + FORKLIFT + "?force_location_update=true&subdivide=true",
                body.replace("]]]}", "]]]},'radius':0.8"));
        call("PUT", "/v2/trackables/" + YARD, "{'id':'" + YARD + "','type':'virtual'}");
        assertThat(json("GET", "/v2/trackables", "")).hasSize(2);
        call("GET", "/v2/trackables/summary", "");
        call("GET", "/v2/trackables/" + FORKLIFT, "");
        assertThat(json("GET", "/v2/trackables/" + FORKLIFT + "/providers", "")).hasSize(1);
        assertThat(call("GET", "/v2/trackables/" + FORKLIFT + "/sensors", "").body())
                .contains("21.50");
        assertThat(json("GET", "/v2/providers/" + TAG + "/trackables", "")).hasSize(1);
    }

    private void manageFences() {
        String local = "{'id':'" + YARD + "','crs':'local','zone_id':'" + ZONE + "','region':{'type':'Polygon',"
                + "'coordinates':[[[5,5],[15,5],[15,15],[5,15],[5,5]]]},'floor':0,'properties':{'x':2.0}}";
        done("POST", "/v2/fences?subdivide=true", local);
        call("POST", "/v2/fences", "{'region':{'type':'Point','coordinates':[8.4,49.0]}}");
        done("PUT", "/v2/fences/" + YARD + "?subdivide=true", local.replace("'floor':0", "'floor':0,'name':'Yard'"));
        assertThat(json("GET", "/v2/fences", "")).hasSize(2);
        call("GET", "/v2/fences/summary?crs=EPSG:25832", "");
        call("GET", "/v2/fences/summary?zone_id=" + ZONE, "");
        assertThat(json("GET", "/v2/fences/summary?geojson=true", "").get("features"))
                .hasSize(2);
        assertThat(call("GET", "/v2/fences/" + YARD, "").body()).contains("{\"x\":2.0}");
        JsonNode far = json("GET", "/v2/fences/" + YARD + "?crs=EPSG:4326", "");
        assertThat(far.at("/region/coordinates/0/0/1").asDouble()).isCloseTo(49, within(0.001));
        call("GET", "/v2/fences/" + YARD + "?zone_id=" + ZONE, "");
        call("GET", "/v2/fences/" + YARD + "?geojson=true", "");
    }

    private void sendAndRead() {
        String at = "{'position':{'type':'Point','coordinates':[10,10]},'source':'" + ZONE + "','provider_type':'uwb',"
                + "'provider_id':'" + SPELT + "','accuracy':0.3,'floor':0,'properties':{'q':1.10}}";
        done("PUT", "/v2/providers/" + TAG + "/location", at);
        call("PUT", "/v2/providers/nobody/location", at.replace(SPELT, "nobody"));
        done("PUT", "/v2/providers/locations", "[" + at + "]");
        String near = "{'source':'gate','provider_type':'rfid','provider_id':'lone'}";
        done("PUT", "/v2/providers/lone/proximity", near);
        done("PUT", "/v2/providers/proximities", "[" + near + "]");
        node.sendUntil("[" + at + "]", "/v2/fences/" + YARD + "/trackables", FORKLIFT);

        for (String path : new String[] {
            "/v2/trackables/" + FORKLIFT + "/location",
            "/v2/trackables/" + FORKLIFT + "/locations",
            "/v2/trackables/" + FORKLIFT + "/motion",
            "/v2/trackables/motions",
            "/v2/providers/" + TAG + "/location",
            "/v2/providers/locations",
            "/v2/fences/" + YARD + "/locations",
            "/v2/fences/" + YARD + "/motions"
        }) {
            call("GET", path, "");
            call("GET", path + "?crs=EPSG:25832", "");
            call("GET", path + "?crs=local&zone_id=" + ZONE, "");
            assertThat(call("GET", path + "?geojson=true", "").body()).contains("\"Feature\"");
        }
        JsonNode local = json("GET", "/v2/trackables/" + FORKLIFT + "/motion?crs=local&zone_id=" + ZONE, "");
        assertThat(local.at("/location/position/coordinates/0").asDouble()).isCloseTo(10, within(0.5));
        assertThat(call("GET", "/v2/providers/" + TAG + "/location", "").body()).contains("{\"q\":1.10}");
        for (String query : new String[] {"", "?spatial_query=true", "?spatial_query=false"}) {
            assertThat(json("GET", "/v2/trackables/" + FORKLIFT + "/fences" + query, ""))
                    .hasSize(1);
            assertThat(json("GET", "/v2/providers/" + TAG + "/fences" + query, ""))
                    .hasSize(1);
            assertThat(json("GET", "/v2/fences/" + YARD + "/providers" + query, ""))
                    .hasSize(1);
            assertThat(json("GET", "/v2/fences/" + YARD + "/trackables" + query, ""))
                    .hasSize(1);
            call("GET", "/v2/fences/" + YARD + "/locations" + query, "");
            call("GET", "/v2/fences/" + YARD + "/motions" + query, "");
        }
    }

    private void refuse() {
        call("GET", "/v2/providers/" + TAG + "/location?crs=EPSG:1", "");
        call("GET", "/v2/providers/" + TAG + "/location?crs=mars", "");
        call("GET", "/v2/trackables/" + FORKLIFT + "/location?geojson=maybe", "");
        call("PUT", "/v2/providers/" + TAG + "/location", "{'position':{'type':'Point','coordinates':[NaN,1]}}");
        call("PUT", "/v2/zones/" + ZONE + "/transform", "{}");
        call(
                "POST",
                "/v2/fences",
                "{'crs':'local','zone_id':'nowhere','region':{'type':'Point'," + "'coordinates':[1,1]},'radius':2}");
        HttpResponse<String> lost = node.ask("GET", "/v2/nothing", "");
        assertThat(lost.statusCode()).isEqualTo(404);
        assertThat(HubNode.json(lost.body()).get("code").asInt()).isEqualTo(404);
    }

    private void removeEverything() {
        call("DELETE", "/v2/providers/" + TAG + "/location", "");
        call("DELETE", "/v2/providers/locations", "");
        call("DELETE", "/v2/fences/" + YARD, "");
        call("DELETE", "/v2/fences", "");
        call("DELETE", "/v2/trackables/" + FORKLIFT, "");
        call("DELETE", "/v2/trackables", "");
        call("DELETE", "/v2/providers/" + TAG, "");
        call("DELETE", "/v2/providers", "");
        call("DELETE", "/v2/zones/" + ZONE, "");
        call("DELETE", "/v2/zones", "");
        assertThat(node.get("/v2/fences")).isEmpty();
        assertThat(node.get("/v2/trackables")).isEmpty();
        assertThat(node.get("/v2/providers")).isEmpty();
        assertThat(node.get("/api/v1/sites/hall").path("fences")).isEmpty();
        assertThat(node.get("/api/v1/sites/hall").path("trackables")).isEmpty();
    }

    private static String geo(double x, double y) {
        var earth = org.sitedatum.frames.geo.SiteGeoreference.of(
                new org.sitedatum.frames.geo.SiteOrigin(new org.sitedatum.frames.geo.Geodetic(49, 8.4, 115), 30));
        var at = earth.toGeodetic(new org.sitedatum.frames.geometry.Vector3(x, y, 0));
        return "[" + at.lonDeg() + "," + at.latDeg() + "]";
    }

    private static String corner(double x, double y) {
        return geo(x, y) + ",[" + x + "," + y + "]";
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    private JsonNode json(String method, String path, String body) {
        return HubNode.json(call(method, path, body).body());
    }

    private void done(String method, String path, String body) {
        HttpResponse<String> answer = call(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }

    /** Asks and holds the answer against the document. */
    private HttpResponse<String> call(String method, String path, String body) {
        HttpResponse<String> answer = node.ask(method, path, body);
        String operation = api.operation(method, path.split("\\?")[0]);
        boolean geojson = path.contains("geojson=true");
        assertThat(api.faults(operation, answer.statusCode(), answer.body(), geojson))
                .as(method + " " + path + " " + answer.body())
                .isEmpty();
        seen.computeIfAbsent(operation, id -> new TreeSet<>()).add(answer.statusCode());
        if (path.contains("?") && answer.statusCode() < 400) {
            for (String parameter : path.split("\\?")[1].split("&")) {
                parameters.add(operation + "?" + parameter.split("=")[0]);
            }
        }
        return answer;
    }
}
