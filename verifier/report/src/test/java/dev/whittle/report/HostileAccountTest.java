package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the browser is shown of an account, without a browser. */
class HostileAccountTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void page_hostileText_staysText() throws IOException {
        String page = Files.readString(HostileAccount.writeResults(folder).resolve("index.html"));
        assertFalse(page.contains("<script") || page.contains("<img"), page);
        assertEquals(2, page.split("</style>", -1).length);
        assertEquals(HostileAccount.REFINED + 1, page.split("\\.json\">", -1).length);
        String text = page.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#x27;", "'")
                .replace("&amp;", "&");
        for (String shown : HostileAccount.SHOWN) {
            assertTrue(text.contains(shown), shown);
        }
    }
}
