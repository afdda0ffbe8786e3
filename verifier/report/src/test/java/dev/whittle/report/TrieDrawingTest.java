package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.policy.Pattern;
import dev.whittle.refine.PatternOutcome;
import dev.whittle.trie.PatternTrie;
import dev.whittle.trie.TrieNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class TrieDrawingTest {
    private static String drawing() {
        RefineRun run = Runs.of(
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:PutObject*\", \"Resource\": \"*\"}}",
                "s3:PutObjectAcl",
                "s3:PutObjectVersionTagging");
        PatternOutcome outcome = PatternOutcome.of(run.candidate()).get(0);
        return TrieDrawing.standalone(
                PatternTrie.of(outcome.pattern(), outcome.now().orElseThrow(), outcome.grantable()),
                Pattern.of("s3:PutObject*"));
    }

    @Test
    void standalone_isXmlWithEveryNodeInItsColour() throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(drawing())));
        List<String> nodes = new ArrayList<>();
        NodeList groups = document.getElementsByTagName("g");
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            nodes.add(group.getAttribute("class") + " "
                    + group.getElementsByTagName("text").item(0).getTextContent());
        }
        assertEquals(
                List.of(
                        "safe chosen \u2713 PutObject",
                        "unsafe Acl",
                        "safe chosen \u2713 LegalHold",
                        "safe chosen \u2713 Retention",
                        "safe chosen \u2713 Tagging",
                        "safe chosen \u2713 Acl",
                        "unsafe Tagging",
                        "unsafe Version*",
                        "unsafe s3:PutObject*"),
                nodes);
        assertEquals(8, document.getElementsByTagName("path").getLength());
    }

    @Test
    void standalone_saysInWordsWhatItShows() {
        assertTrue(
                drawing()
                        .contains(
                                "Trie of s3:PutObject*: 2 unused actions below s3:PutObject, 5 others; chosen: s3:PutObject, s3:PutObjectLegalHold,"),
                drawing());
    }

    /** As where every kept action is to be named. */
    @Test
    void inline_manyNamesOfOneNode_areCounted() {
        List<Pattern> names = Stream.of("a:GetA", "a:GetB", "a:GetC", "a:GetD")
                .map(Pattern::of)
                .toList();
        TrieNode root = new TrieNode(
                "a:", false, 4, 1, List.of(), List.of(new TrieNode("a:Get", false, 4, 0, names, List.of())));
        assertTrue(TrieDrawing.inline(root, TrieDrawing.Caption.of(Pattern.of("a:*")))
                .render()
                .contains(">\u2713 Get: 4 patterns<"));
    }
}
