package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages of one policy and of an account in a browser. The README has the command; screenshots are left in
 * {@code target/browser}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInBrowser {
    private static final Path PICTURES = Path.of("target", "browser");

    @TempDir
    private static Path folder = Path.of("");

    private @Nullable Chromium browser;
    private final Map<String, Path> pages = new HashMap<>();

    @BeforeAll
    void start() throws Exception {
        browser = new Chromium();
        RefineRun run = Runs.of(HtmlReportTest.HOSTILE, "s3:GetBucketAcl", "s3:GetBucketCORS", "s3:PutObject");
        pages.put("report", Files.writeString(folder.resolve("report.html"), HtmlReportTest.fittedPage(run)));
        String[] unused = Runs.CATALOG.catalog().services().stream()
                .filter(service -> service.actions().size() > 1)
                .limit(40)
                .map(service ->
                        service.prefix() + ":" + service.actions().get(0).name())
                .toArray(String[]::new);
        RefineRun all = Runs.of(
                        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}", unused)
                .named("NoPlaceToBreak".repeat(20));
        pages.put("all", Files.writeString(folder.resolve("all.html"), HtmlReportTest.page(all)));
        Path account = HostileAccount.writeResults(folder.resolve("account"));
        pages.put("account", account.resolve("index.html"));
        pages.put("changed", account.resolve("roles/A/inline-own.html"));
    }

    @AfterAll
    void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    private Chromium browser() {
        if (browser == null) {
            throw new IllegalStateException("no browser");
        }
        return browser;
    }

    private Path page(String name) {
        return Objects.requireNonNull(pages.get(name));
    }

    @ParameterizedTest
    @CsvSource({
        "report, 1280, light",
        "report, 1280, dark",
        "report, 400, light",
        "report, 400, dark",
        "account, 1280, light",
        "account, 1280, dark",
        "account, 400, light",
        "account, 400, dark",
        "changed, 400, dark",
        "all, 1280, light",
        "all, 420, dark"
    })
    void page_atAnyWidthAndInAnyColours_loadsQuietlyAndFitsTheWindow(String name, int width, String scheme)
            throws Exception {
        browser().open(page(name), width, scheme);
        assertEquals(0, browser().complaints().size(), browser().complaints().toString());
        assertEquals(1, browser().events("Network.requestWillBeSent").size());
        assertEquals(
                0,
                browser()
                        .evaluate("document.querySelectorAll('script,img').length")
                        .asInt());
        assertTrue(browser()
                .evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
                .asBoolean());
        browser().screenshot(PICTURES.resolve(name + "-" + width + "-" + scheme + ".png"));
        browser().evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        assertTrue(browser()
                .evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
                .asBoolean());
    }

    @Test
    void hostileText_isShownAsItIs() throws Exception {
        browser().open(page("report"), 1280, "light");
        String text = browser()
                .evaluate("document.querySelector('.diffs').textContent")
                .asText();
        assertTrue(text.contains("</style><script>alert(1)</script><img src=x onerror=alert(2)>"), text);
        assertTrue(text.contains("'\\\" onload='alert(3)"), text);
    }

    @Test
    void hostileTextOfAnAccount_isShownAsItIs() throws Exception {
        browser().open(page("account"), 1280, "light");
        String text = browser().evaluate("document.body.textContent").asText();
        for (String shown : HostileAccount.SHOWN) {
            assertTrue(text.contains(shown), text);
        }
        assertEquals("Whittle: an account", browser().evaluate("document.title").asText());
    }

    @Test
    void linksOfAnAccount_leadToItsFiles() throws Exception {
        browser().open(page("account"), 1280, "light");
        JsonNode links = browser()
                .evaluate("[...document.querySelectorAll('main a:not([href^=\"#\"])')].map(link => link.href)");
        assertEquals(2 * HostileAccount.REFINED, links.size());
        for (JsonNode link : links) {
            assertTrue(Files.isRegularFile(Path.of(URI.create(link.asText()))), link.asText());
        }
    }

    @Test
    void linksWithinThePageOfAnAccount_leadToItsParts() throws Exception {
        browser().open(page("account"), 1280, "light");
        String within = "[...document.querySelectorAll('a[href^=\"#\"]')]";
        assertTrue(browser().evaluate(within + ".length").asInt() > 5);
        assertEquals(
                0,
                browser()
                        .evaluate(within + ".filter(link => !document.getElementById(link.hash.slice(1))).length")
                        .asInt());
    }

    /** The one of all services is as high as the window when its rows are there, and its head stays when they scroll. */
    @Test
    void treeOfAllServices_isFoldedAndKeepsItsHeadInView() throws Exception {
        browser().open(page("all"), 420, "light");
        browser().evaluate("document.querySelectorAll('.head').forEach(each => each.parentElement.open = true)");
        assertTrue(browser()
                .evaluate("document.querySelector('.head').parentElement.offsetHeight < innerHeight")
                .asBoolean());
        browser().evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        browser().evaluate("scrollTo(0, document.querySelectorAll('.service')[30].offsetTop)");
        assertEquals(
                0,
                browser()
                        .evaluate("document.querySelector('.head').getBoundingClientRect().top")
                        .asInt());
        assertTrue(browser().evaluate("scrollY").asInt() > 2_000);
    }

    /** Side by side where there is room, and else one below another, what stays said once. */
    @Test
    void diff_onANarrowScreen_saysWhatStaysOnce() throws Exception {
        String same = "[...document.querySelectorAll('.diff .kept')][0].children[3].checkVisibility()";
        browser().open(page("report"), 1280, "light");
        assertTrue(browser().evaluate(same).asBoolean());
        assertTrue(browser()
                        .evaluate("document.querySelectorAll('.diff del, .diff ins').length")
                        .asInt()
                > 1);
        browser().open(page("report"), 420, "light");
        assertFalse(browser().evaluate(same).asBoolean());
    }

    @Test
    void tries_openByKeyboard() throws Exception {
        browser().open(page("report"), 1280, "light");
        assertFalse(isDrawn());
        browser().evaluate("document.querySelector('.head').parentElement.querySelector('summary').focus()");
        browser().press("Enter", 13, "\r");
        assertTrue(isDrawn());
        browser().press("Enter", 13, "\r");
        assertFalse(isDrawn());
    }

    private boolean isDrawn() throws Exception {
        return browser()
                .evaluate("document.querySelector('.head ~ figure svg').checkVisibility()")
                .asBoolean();
    }

    @Test
    void screenReaders_areToldWhatTheTrieShows() throws Exception {
        browser().open(page("report"), 1280, "light");
        browser().evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        boolean isTold = false;
        for (JsonNode node :
                browser().call("Accessibility.getFullAXTree", Map.of()).get("nodes")) {
            isTold |= node.at("/role/value").asText().equals("image")
                    && node.at("/name/value").asText().startsWith("Trie of s3:Get*: 2 unused actions");
        }
        assertTrue(isTold);
    }

    /** The page's security policy does stop a script, and that is heard. */
    @Test
    void injectedScript_isStoppedAndComplainedOf() throws Exception {
        Path broken = Files.writeString(
                folder.resolve("broken.html"),
                Files.readString(page("report"))
                        .replace("</main>", "<script>document.title = 'broken'</script></main>"));
        browser().open(broken, 1280, "light");
        assertFalse(browser().complaints().isEmpty());
        assertEquals(
                "Whittle: folder/policy.json",
                browser().evaluate("document.title").asText());
    }
}
