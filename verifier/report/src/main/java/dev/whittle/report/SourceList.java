package dev.whittle.report;

import dev.whittle.json.JsonWriter;
import dev.whittle.json.Problem;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Unread;
import dev.whittle.source.Site;
import dev.whittle.source.holders.Users;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The policies that stand in some files of code.
 *
 * @param sites in the order of files and lines
 * @param holders who may hold them; those of single files are not asked for
 */
public record SourceList(List<Site> sites, Map<Site, Users> holders) implements Report {
    private static final int MOST_NAMES = 3;

    public SourceList {
        sites = List.copyOf(sites);
        holders = Map.copyOf(holders);
    }

    @Override
    public List<String> lines() {
        Table table = new Table();
        for (Site site : sites) {
            table.row(
                    Printable.of(site.file()) + ":" + site.line(),
                    Printable.of(site.address()),
                    site.takenAs().word(),
                    Optional.ofNullable(holders.get(site))
                            .map(SourceList::names)
                            .orElse(""),
                    site.policy().map(SourceList::size).orElseGet(() -> "refused: " + first(site))
                            + site.madeFrom()
                                    .map(origin -> ", made from " + Printable.of(origin))
                                    .orElse(""));
        }
        return table.lines();
    }

    private static String names(Users users) {
        return users.areKnown() ? Printable.of(Numbers.some(users.names(), MOST_NAMES)) : "holders unknown";
    }

    private static String size(Policy policy) {
        String read = Numbers.count(policy.statements().size(), "statement");
        return read
                + unread(policy, each -> !each.isPart(), " more unread: ")
                + unread(policy, Unread::isPart, " of them read in part: ");
    }

    private static String unread(Policy policy, Predicate<Unread> which, String what) {
        List<Unread> unread = policy.unread().stream().filter(which).toList();
        long statements = unread.stream().map(Unread::statement).distinct().count();
        return unread.isEmpty()
                ? ""
                : ", " + statements + what + Printable.of(unread.get(0).reason());
    }

    private static String first(Site site) {
        return Printable.of(site.problems().get(0).message());
    }

    @Override
    public void json(JsonWriter out) {
        out.objects("sites", sites, this::json);
    }

    private void json(JsonWriter out, Site site) {
        out.member("file", site.file())
                .member("address", site.address())
                .member("line", site.line())
                .member("kind", site.takenAs().word())
                .member(
                        "statements",
                        site.policy().map(policy -> policy.statements().size()).orElse(0))
                .objects(
                        "unread",
                        site.policy().map(Policy::unread).orElse(List.of()),
                        (each, unread) ->
                                each.member("pointer", unread.pointer()).member("reason", unread.reason()))
                .strings(
                        "refused",
                        site.problems().stream().map(Problem::message).toList());
        site.madeFrom().ifPresent(origin -> out.member("madeFrom", origin));
        Optional.ofNullable(holders.get(site)).ifPresent(users -> {
            out.strings("holders", users.names());
            users.unknown().ifPresent(reason -> out.member("holdersUnknownSince", reason));
        });
    }
}
