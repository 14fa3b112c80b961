package org.sitedatum.cluster.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.config.ClusterOptions;
import org.sitedatum.cluster.config.ConfigurationException;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.config.NodeOptionsReader;
import org.sitedatum.cluster.site.SitePublication;
import org.sitedatum.cluster.site.StoredSites;
import org.sitedatum.cluster.store.RevisionEntry;
import org.sitedatum.cluster.store.SiteDatabase;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.cluster.store.StoreException;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.positioning.revision.ObjectChange;

/** {@code site}: the revisions of a site in the store, from the command line. */
final class SiteCommand implements Command {

    private static final Set<String> VALUED =
            Set.of("--config", "--site", "--revision", "--from", "--file", "--author", "--reason", "--expect");

    @Override
    public String name() {
        return "site";
    }

    @Override
    public String summary() {
        return "the revisions of a site in the store: history, show, diff, publish, undo, remove";
    }

    @Override
    public String usage() {
        return """
                site history|show|diff|publish|undo|remove --config FILE [--site ID] ...
                  --config FILE     the configuration of the node: its "store", or that of its "cluster"
                  --site ID         which site, when the store has several
                  history           who changed it, when and why, the newest first
                  show              the document of a revision; --revision N, default the newest
                  diff              what is different; --from N, default the revision before; --revision N, default the newest
                  publish           --file FILE as the newest revision; --reason TEXT, --author NAME,
                                    --expect N: refused when N is not the newest any more
                  undo              --revision N as the newest revision again; --reason, --author, --expect as above
                  remove            the site from service; its history stays, and undo brings it back; options as above
                An H2 store belongs to one process at a time: stop its node first, or use the node's page.
                exit code 1 when the revision was refused""";
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws CommandException {
        Arguments arguments = Arguments.parse(words, Set.of(), VALUED);
        String what = arguments.onlyOperand("\"history\", \"show\", \"diff\", \"publish\", \"undo\" or \"remove\"");
        StoreAddress address = store(arguments);
        try (StoredSites sites = new StoredSites(SiteDatabase.open(address), Map.of(), Instant::now)) {
            return switch (what) {
                case "history" -> history(sites, site(sites, arguments), terminal);
                case "show" -> show(sites, site(sites, arguments), arguments, terminal);
                case "diff" -> diff(sites, site(sites, arguments), arguments, terminal);
                case "publish" -> publish(sites, arguments, terminal);
                case "undo" -> undo(sites, site(sites, arguments), arguments, terminal);
                case "remove" -> remove(sites, site(sites, arguments), arguments, terminal);
                default ->
                    throw CommandException.wrongArguments(
                            "\"" + what + "\" is none of history, show, diff, publish, undo and remove");
            };
        } catch (StoreException failed) {
            throw CommandException.failed(failed);
        } catch (IllegalArgumentException tooLong) {
            throw CommandException.wrongArguments(tooLong);
        }
    }

    private static StoreAddress store(Arguments arguments) throws CommandException {
        try {
            NodeOptions options = NodeOptionsReader.read(Arguments.path(arguments.get("--config")), System.getenv());
            return options.cluster()
                    .map(ClusterOptions::store)
                    .or(options::store)
                    .orElseThrow(() -> CommandException.wrongArguments("the configuration has no \"store\""));
        } catch (ConfigurationException faulty) {
            throw CommandException.unreadable(faulty);
        }
    }

    private static String site(StoredSites sites, Arguments arguments) throws CommandException {
        List<String> all = sites.list();
        Optional<String> asked = arguments.find("--site");
        if (asked.isPresent() && sites.history(asked.get(), Long.MAX_VALUE, 1).isEmpty()) {
            throw CommandException.wrongArguments("the store has no site \"" + asked.get() + "\", but " + all);
        }
        if (asked.isEmpty() && all.size() != 1) {
            throw CommandException.wrongArguments("the store has the sites " + all + ": choose one with --site");
        }
        return asked.orElseGet(() -> all.get(0));
    }

    private static int history(StoredSites sites, String site, Terminal terminal) {
        for (RevisionEntry entry : sites.history(site, Long.MAX_VALUE, Integer.MAX_VALUE)) {
            terminal.out().printf("%d %s %s %s%n", entry.number(), entry.publishedAt(), entry.author(), entry.reason());
        }
        return ExitCode.GOOD;
    }

    private static int show(StoredSites sites, String site, Arguments arguments, Terminal terminal)
            throws CommandException {
        terminal.out().println(revision(sites, site, arguments).document());
        return ExitCode.GOOD;
    }

    private static SiteRevision revision(StoredSites sites, String site, Arguments arguments) throws CommandException {
        long newest = newest(sites, site);
        long number = number(arguments, "--revision", newest);
        return sites.find(site, number)
                .orElseThrow(() -> CommandException.wrongArguments(
                        "site " + site + " has no revision " + number + ", the newest is " + newest));
    }

    private static long newest(StoredSites sites, String site) {
        return sites.current(site).map(SiteRevision::number).orElse(0L);
    }

    private static long number(Arguments arguments, String option, long defaultValue) throws CommandException {
        double value = arguments.number(option, (double) defaultValue, 0);
        if (value != Math.rint(value)) {
            throw CommandException.wrongArguments(option + " needs a whole number");
        }
        return (long) value;
    }

    private static int diff(StoredSites sites, String site, Arguments arguments, Terminal terminal)
            throws CommandException {
        long to = revision(sites, site, arguments).number();
        long from = number(arguments, "--from", to - 1);
        List<ObjectChange> changes = sites.compare(site, from, to)
                .orElseThrow(() -> CommandException.wrongArguments("site " + site + " has no revision " + from));
        changes.forEach(change -> terminal.out().println(change.text()));
        return ExitCode.GOOD;
    }

    private static int publish(StoredSites sites, Arguments arguments, Terminal terminal) throws CommandException {
        Path file = Arguments.path(arguments.get("--file"));
        byte[] document;
        try {
            document = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw CommandException.unreadable(file + " cannot be read (" + unreadable + ")");
        }
        String site = arguments.has("--site") ? arguments.get("--site") : siteIn(document, file);
        long expected = number(arguments, "--expect", newest(sites, site));
        return outcome(
                sites.publish(site, expected, document, author(arguments), reason(arguments, "published from a file")),
                terminal);
    }

    private static String siteIn(byte[] document, Path file) throws CommandException {
        if (new SiteJsonDecoder().decode(document) instanceof SiteDecoding.Sound sound) {
            return sound.site().id();
        }
        throw CommandException.unreadable(file + " is no sound site document; see what \"check " + file + "\" says");
    }

    private static int undo(StoredSites sites, String site, Arguments arguments, Terminal terminal)
            throws CommandException {
        arguments.get("--revision");
        long number = revision(sites, site, arguments).number();
        long expected = number(arguments, "--expect", newest(sites, site));
        return outcome(
                sites.restore(site, number, expected, author(arguments), reason(arguments, "back to " + number)),
                terminal);
    }

    private static int remove(StoredSites sites, String site, Arguments arguments, Terminal terminal)
            throws CommandException {
        long expected = number(arguments, "--expect", newest(sites, site));
        return outcome(sites.remove(site, expected, author(arguments), reason(arguments, "removed")), terminal);
    }

    private static String author(Arguments arguments) {
        return arguments.find("--author").orElseGet(() -> System.getProperty("user.name", "somebody"));
    }

    private static String reason(Arguments arguments, String defaultReason) {
        return arguments.find("--reason").orElse(defaultReason);
    }

    private static int outcome(SitePublication outcome, Terminal terminal) {
        if (outcome instanceof SitePublication.Published published) {
            terminal.out().println("revision " + published.revision().number());
            published.changes().forEach(change -> terminal.out().println(change.text()));
            return ExitCode.GOOD;
        }
        if (outcome instanceof SitePublication.Faulty faulty) {
            faulty.faults().forEach(terminal.err()::println);
        } else if (outcome instanceof SitePublication.Stale stale) {
            String newest = stale.current()
                    .map(revision -> "the newest revision is " + revision.number() + " by " + revision.author())
                    .orElse("there is no such site");
            terminal.err().println("not published: " + newest);
        } else {
            terminal.err().println("there is no such revision");
        }
        return ExitCode.FAILED;
    }
}
