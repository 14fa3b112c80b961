package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sitedatum.cluster.Node;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.record.RecordingExport;
import org.sitedatum.cluster.record.RecordingRun;
import org.sitedatum.cluster.record.RecordingRuns;
import org.sitedatum.cluster.record.RecordingShelf;
import org.sitedatum.cluster.record.RecordingUploads;
import org.sitedatum.cluster.record.ShelfFullException;
import org.sitedatum.cluster.record.ShelvedRecording;
import org.sitedatum.cluster.record.UploadFault;
import org.sitedatum.cluster.site.Sites;

/** Recordings of a site on this node: make, send, take away, delete. */
final class RecordingsResource {

    private static final String PATH = "/api/v1/sites/{site}/recordings";
    private static final String ONE = PATH + "/{recording}";
    private static final int USUAL_SECONDS = 600;
    private static final DateTimeFormatter USUAL_NAME =
            DateTimeFormatter.ofPattern("'rec'-uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Sites sites;
    private final Node node;
    private final RecordingShelf shelf;
    private final RecordingRuns runs;
    private final RecordingUploads uploads;

    RecordingsResource(Sites sites, Node node, RecordingShelf shelf, RecordingRuns runs) {
        this.sites = sites;
        this.node = node;
        this.shelf = shelf;
        this.runs = runs;
        this.uploads = new RecordingUploads(shelf);
    }

    void addTo(Routes routes) {
        routes.get(PATH, Permission.READ_SITE, this::list);
        routes.post(PATH, Permission.OPERATE, this::start);
        routes.get(ONE, Permission.READ_SITE, this::read);
        routes.delete(ONE, Permission.OPERATE, this::delete);
        routes.post(ONE + "/stop", Permission.OPERATE, this::stop);
        routes.getLong(ONE + "/file", Permission.READ_SITE, this::download);
        routes.putLong(ONE + "/file", Permission.OPERATE, this::upload);
    }

    private Future<Answer> list(Call call) {
        call.onlyQueries();
        String site = call.id("site");
        return call.aside(() -> {
            Lookup.current(sites, site);
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            ArrayNode items = json.putArray("items");
            runs.list(site).forEach(run -> items.add(RecordingJson.of(run)));
            shelf.list(site).forEach(recording -> items.add(RecordingJson.of(recording)));
            shelf.unfinished(site).stream()
                    .filter(name -> runs.find(site, name).isEmpty())
                    .forEach(name -> items.add(RecordingJson.unfinished(name)));
            return Answer.json(json);
        });
    }

    private Future<Answer> start(Call call) {
        call.onlyQueries();
        String site = call.id("site");
        Fields wish = Fields.of(call.json(), "id", "seconds");
        Instant now = Instant.now();
        String name = checked(wish.optionalText("id").orElseGet(() -> USUAL_NAME.format(now)));
        int seconds =
                (int) wish.optionalLong("seconds", 1, RecordingRun.MOST_SECONDS).orElse(USUAL_SECONDS);
        String author = call.caller().name();
        return call.aside(() -> shelving(() -> {
            Lookup.current(sites, site);
            RecordingRun run = runs.start(node.broker(), site, name, author, seconds, now)
                    .orElseThrow(() -> new Refusal(Problem.unavailable(
                            "this node makes " + RecordingRuns.MOST + " recordings already: stop one")));
            return Answer.json(201, RecordingJson.of(run))
                    .with("Location", "/api/v1/sites/" + site + "/recordings/" + name);
        }));
    }

    private Future<Answer> read(Call call) {
        call.onlyQueries();
        String site = call.id("site");
        String name = checked(call.id("recording"));
        return call.aside(() -> {
            Optional<RecordingRun> run = runs.find(site, name);
            return Answer.json(run.isPresent() ? RecordingJson.of(run.get()) : RecordingJson.of(found(site, name)));
        });
    }

    private Future<Answer> delete(Call call) {
        call.onlyQueries();
        String site = call.id("site");
        String name = checked(call.id("recording"));
        return call.aside(() -> {
            if (runs.find(site, name).filter(RecordingRun::isRunning).isPresent()) {
                throw new Refusal(Problem.of(409, "recording", "It is being made", "stop the recording first"));
            }
            boolean forgotten = runs.forget(site, name);
            if (!shelf.delete(site, name) && !forgotten) {
                throw missing(site, name);
            }
            return Answer.empty(204);
        });
    }

    private Future<Answer> stop(Call call) {
        call.onlyQueries();
        String site = call.id("site");
        String name = checked(call.id("recording"));
        return call.aside(() -> {
            RecordingRun run =
                    runs.find(site, name).filter(RecordingRun::isRunning).orElseThrow(() -> missing(site, name));
            runs.end(run);
            return Answer.json(shelf.find(site, name).map(RecordingJson::of).orElseGet(() -> RecordingJson.of(run)));
        });
    }

    private Future<Answer> download(Call call) {
        call.onlyQueries("format");
        String site = call.id("site");
        String name = checked(call.id("recording"));
        String format = call.query("format").orElse("");
        if (!format.isEmpty() && !format.equals("zip") && !format.equals("mcap")) {
            throw new Refusal(Problem.badField("?format", format, "must be zip or mcap"));
        }
        return call.aside(() -> shelving(() -> {
            ShelvedRecording recording = found(site, name);
            boolean isMcap = recording.form() == ShelvedRecording.Form.MCAP;
            if (isMcap && format.equals("zip")) {
                throw new Refusal(Problem.badField("?format", format, "was sent as mcap and goes out as that"));
            }
            Path place = shelf.place(recording);
            boolean asItIs = isMcap;
            Path file = asItIs ? place : shelf.passingFile();
            if (!asItIs && format.equals("mcap")) {
                RecordingExport.asMcap(place, file);
            } else if (!asItIs) {
                RecordingExport.asZip(place, file);
            }
            boolean sendsMcap = isMcap || format.equals("mcap");
            return Answer.file(
                            sendsMcap ? "application/octet-stream" : "application/zip",
                            new Answer.SentFile(file, !asItIs))
                    .with(
                            "Content-Disposition",
                            "attachment; filename=\"" + name + (sendsMcap ? ".mcap" : ".zip") + "\"");
        }));
    }

    private Future<Answer> upload(Call call) {
        call.onlyQueries();
        String site = call.id("site");
        String name = checked(call.id("recording"));
        String author = call.caller().name();
        Path file = passingFile();
        return call.receive(file, RecordingUploads.MOST_BYTES)
                .compose(whole -> call.aside(() -> shelving(() -> {
                    Lookup.current(sites, site);
                    ShelvedRecording taken = uploads.take(site, name, author, file, Instant.now());
                    return Answer.json(201, RecordingJson.of(taken))
                            .with("Location", "/api/v1/sites/" + site + "/recordings/" + name);
                })))
                .eventually(() -> call.aside(() -> Files.deleteIfExists(file)));
    }

    private Path passingFile() {
        try {
            return shelf.passingFile();
        } catch (IOException full) {
            throw new Refusal(Problem.unavailable(String.valueOf(full.getMessage())));
        }
    }

    private static <T> T shelving(Callable<T> work) throws Exception {
        try {
            return work.call();
        } catch (FileAlreadyExistsException taken) {
            throw new Refusal(Problem.of(
                    409, "exists", "There is one of that name", "choose another name or delete that recording"));
        } catch (ShelfFullException full) {
            throw new Refusal(Problem.of(507, "shelf-full", "No room", String.valueOf(full.getMessage())));
        } catch (UploadFault fault) {
            throw new Refusal(
                    Problem.of(422, "bad-recording", "Not a usable recording", String.valueOf(fault.getMessage())));
        } catch (IOException disk) {
            throw new Refusal(Problem.unavailable(
                    "the recording cannot be written: " + disk.getClass().getSimpleName()));
        }
    }

    private ShelvedRecording found(String site, String name) {
        return shelf.find(site, name).orElseThrow(() -> missing(site, name));
    }

    private static Refusal missing(String site, String name) {
        return new Refusal(Problem.notFound("site \"" + site + "\" has no recording \"" + name + "\" on this node"));
    }

    static String checked(String name) {
        if (!RecordingShelf.isName(name)) {
            throw new Refusal(Problem.badField(
                    "recording", name, "1 to 64 of letters, digits, - _ ., the first a letter or digit"));
        }
        return name;
    }
}
