package dev.whittle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Each module holds its own packages, and depends on the module below it and its own libraries alone. */
class ModulesTest {
    private static final Path ROOT = Path.of("..", "..");

    /** What each module needs at run time, beside the annotations that all have; lowest first. */
    private static final Map<String, List<String>> NEEDED = new TreeMap<>(Map.of(
            "catalog", List.of("jackson-databind", "jackson-dataformat-csv"),
            "engine", List.of("snakeyaml-engine", "whittle-catalog"),
            "verifier/proof", List.of("whittle-engine", "z3-turnkey"),
            "verifier/runs", List.of("whittle-proof"),
            "verifier/aws",
                    List.of(
                            "accessanalyzer",
                            "iam",
                            "organizations",
                            "sso",
                            "ssooidc",
                            "sts",
                            "url-connection-client",
                            "whittle-runs"),
            "verifier/report", List.of("j2html", "java-diff-utils", "whittle-runs"),
            "verifier/cli", List.of("picocli", "progressbar", "slf4j-nop", "whittle-aws", "whittle-report")));

    private static final Map<String, String> PACKAGES = new TreeMap<>(Map.of(
            "catalog", "catalog json text",
            "engine", "drift evidence policy refine request source source.hcl source.holders source.yaml trie",
            "verifier/proof", "compare smt verify",
            "verifier/runs", "account code config files fleet run",
            "verifier/aws", "aws",
            "verifier/report", "report",
            "verifier/cli", "cli"));

    private static List<String> needed(Path pom) throws IOException, ParserConfigurationException, SAXException {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
        List<String> needed = new ArrayList<>();
        NodeList dependencies = project.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            NodeList scope = dependency.getElementsByTagName("scope");
            if (dependency.getParentNode().getParentNode().equals(project) && scope.getLength() == 0) {
                needed.add(dependency.getElementsByTagName("artifactId").item(0).getTextContent());
            }
        }
        needed.sort(null);
        return needed;
    }

    @Test
    void modules_needWhatIsBelowThemAlone() throws IOException, ParserConfigurationException, SAXException {
        Map<String, List<String>> found = new TreeMap<>();
        for (String module : NEEDED.keySet()) {
            found.put(module, needed(ROOT.resolve(module).resolve("pom.xml")));
        }
        assertEquals(NEEDED, found);
    }

    @Test
    void packages_standInTheirModule() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.whittle");
        Map<String, TreeSet<String>> found = new TreeMap<>();
        for (JavaClass each : classes) {
            found.computeIfAbsent(module(each), module -> new TreeSet<>())
                    .add(each.getPackageName().substring("dev.whittle.".length()));
        }
        Map<String, String> words = new TreeMap<>();
        found.forEach((module, packages) -> words.put(module, String.join(" ", packages)));
        assertEquals(PACKAGES, words);
    }

    /** The folder of the module, in which its classes or its jar were built. */
    private static String module(JavaClass built) {
        String place = built.getSource().orElseThrow().getUri().getPath();
        String path = place == null ? built.getSource().orElseThrow().getUri().getSchemeSpecificPart() : place;
        return NEEDED.keySet().stream()
                .filter(module -> path.contains("/" + module + "/target/"))
                .findFirst()
                .orElse(path);
    }
}
