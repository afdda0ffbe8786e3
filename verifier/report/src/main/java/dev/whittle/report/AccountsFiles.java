package dev.whittle.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.header;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.whittle.account.AccountResults;
import dev.whittle.catalog.Catalog;
import dev.whittle.json.JsonWriter;
import dev.whittle.policy.Pattern;
import dev.whittle.text.Numbers;
import j2html.tags.specialized.TdTag;
import j2html.tags.specialized.TrTag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What is written of several accounts beside what is written of each: an index for people, and a summary. */
public final class AccountsFiles {
    private static final List<String> COLUMNS =
            List.of("Account", "Policies", "Removed", "Remain", "Used by nobody", "Without evidence");

    private static final String STYLE = """
            table{width:100%;min-width:40rem}
            caption{text-align:left;padding:.5rem .6rem;color:var(--quiet)}
            thead th{background:var(--soft)}
            tbody th{font-weight:normal}
            .number{text-align:right}
            """;

    private AccountsFiles() {}

    /**
     * Both files, by their names.
     *
     * @param accounts by their folders within the folder of results, each with {@code /} at its end; at least one
     */
    public static Map<String, Supplier<String>> of(SortedMap<String, AccountResults> accounts) {
        Map<String, Supplier<String>> files = new TreeMap<>();
        files.put("index.html", () -> page(accounts));
        files.put("summary.json", () -> summary(accounts));
        return files;
    }

    private static Catalog catalog(SortedMap<String, AccountResults> accounts) {
        return accounts.values().iterator().next().catalog();
    }

    private static String page(SortedMap<String, AccountResults> accounts) {
        Catalog catalog = catalog(accounts);
        boolean isProved =
                accounts.values().stream().allMatch(each -> each.unproved().isEmpty());
        long removed =
                accounts.values().stream().mapToLong(AccountResults::removed).sum();
        long remaining =
                accounts.values().stream().mapToLong(AccountResults::remaining).sum();
        String title = "Each account with what came of its policies";
        return HtmlPage.of(
                "Whittle: " + Numbers.count(accounts.size(), "account"),
                STYLE,
                header(
                        h1((isProved ? "Proved: " : "Not all proved: ") + Numbers.count(accounts.size(), "account")),
                        p(Numbers.count(removed, "action") + " removed, " + Numbers.grouped(remaining) + " remain.")),
                main(div(table(
                                caption(title),
                                thead(tr(each(COLUMNS, name -> th(name).attr("scope", "col")))),
                                tbody(each(accounts.entrySet(), each -> row(each.getKey(), each.getValue())))))
                        .withClass("wide")
                        .attr("role", "region")
                        .attr("aria-label", title)
                        .attr("tabindex", "0")),
                footer(p("Catalog of " + catalog.date() + ", SHA-256 " + catalog.sha256())
                        .withClass("quiet")));
    }

    private static TrTag row(String folder, AccountResults results) {
        return tr(
                th(a(name(folder)).withHref(folder + "index.html")).attr("scope", "row"),
                td(results.outcomes().isEmpty() ? "none" : results.verdicts()),
                number(results.removed()),
                number(results.remaining()),
                number(results.idle().size()),
                number(results.withoutEvidence().size()));
    }

    private static TdTag number(long number) {
        return td(Numbers.grouped(number)).withClass("number");
    }

    private static String name(String folder) {
        return folder.substring(0, folder.length() - 1);
    }

    private static String summary(SortedMap<String, AccountResults> accounts) {
        Catalog catalog = catalog(accounts);
        return JsonWriter.text(out -> out.member(
                        "catalog",
                        each -> each.member("date", catalog.date().toString()).member("sha256", catalog.sha256()))
                .objects(
                        "accounts",
                        accounts.entrySet(),
                        (each, account) -> account(each, account.getKey(), account.getValue())));
    }

    private static void account(JsonWriter out, String folder, AccountResults results) {
        Map<String, Long> verdicts = new TreeMap<>();
        results.counts()
                .forEach((status, count) -> verdicts.merge(status.word().toLowerCase(Locale.ROOT), count, Long::sum));
        out.member("account", name(folder))
                .member("summary", folder + "summary.json")
                .member("verdicts", each -> verdicts.forEach(each::member))
                .member("removed", results.removed())
                .member("remaining", results.remaining())
                .strings(
                        "gravestRemaining",
                        results.gravestRemaining().stream().map(Pattern::text).toList())
                .member("usedByNobody", results.idle().size())
                .strings("withoutEvidence", results.withoutEvidence());
    }
}
