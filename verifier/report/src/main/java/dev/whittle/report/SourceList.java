package dev.whittle.report;

import dev.whittle.json.JsonWriter;
import dev.whittle.json.Problem;
import dev.whittle.policy.Policy;
import dev.whittle.source.Site;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import java.util.List;

/**
 * The policies that stand in some files of code.
 *
 * @param sites in the order of files and lines
 */
public record SourceList(List<Site> sites) implements Report {
    public SourceList {
        sites = List.copyOf(sites);
    }

    @Override
    public List<String> lines() {
        Table table = new Table();
        for (Site site : sites) {
            table.row(
                    Printable.of(site.file()) + ":" + site.line(),
                    Printable.of(site.address()),
                    site.takenAs().word(),
                    site.policy().map(SourceList::size).orElseGet(() -> "refused: " + first(site)));
        }
        return table.lines();
    }

    private static String size(Policy policy) {
        String read = Numbers.count(policy.statements().size(), "statement");
        int unread = policy.unread().size();
        return unread == 0
                ? read
                : read + ", " + unread + " more unread: "
                        + Printable.of(policy.unread().get(0).reason());
    }

    private static String first(Site site) {
        return Printable.of(site.problems().get(0).message());
    }

    @Override
    public void json(JsonWriter out) {
        out.objects("sites", sites, SourceList::json);
    }

    private static void json(JsonWriter out, Site site) {
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
    }
}
