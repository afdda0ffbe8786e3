package dev.whittle;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import dev.whittle.catalog.IamDataImporter;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Dependencies run one way, and what is trusted stays where it is. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.whittle");
    /** The layers, lowest first: a package may use those before it, but for the ones named here. */
    private static final List<String> PACKAGES = List.of(
            "text",
            "json",
            "catalog",
            "policy",
            "request",
            "drift",
            "evidence",
            "trie",
            "refine",
            "source.hcl",
            "source.yaml",
            "source.holders",
            "source",
            "smt",
            "compare",
            "verify",
            "files",
            "config",
            "run",
            "fleet",
            "account",
            "code",
            "aws",
            "report",
            "cli");

    /** A rule over classes that were not found holds of anything. */
    @Test
    void packages_areAllHere() {
        Set<String> packages = CLASSES.stream()
                .map(each -> each.getPackageName().substring("dev.whittle.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(PACKAGES), packages);
    }

    @Test
    void packages_haveNoCycle() {
        slices().matching("dev.whittle.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** Each layer is known to later ones alone. */
    @Test
    void layers_areKnownOnlyToLaterOnes() {
        inOrder(PACKAGES).check(CLASSES);
    }

    private static Architectures.LayeredArchitecture inOrder(List<String> packages) {
        Architectures.LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : packages) {
            layers = layers.layer(name).definedBy("dev.whittle." + name);
        }
        for (int i = 0; i < packages.size(); i++) {
            String[] later = packages.subList(i + 1, packages.size()).toArray(String[]::new);
            layers = later.length == 0
                    ? layers.whereLayer(packages.get(i)).mayNotBeAccessedByAnyLayer()
                    : layers.whereLayer(packages.get(i)).mayOnlyBeAccessedByLayers(later);
        }
        return layers;
    }

    /** Side by side: neither of a pair knows the other. */
    @Test
    void neighbours_doNotKnowEachOther() {
        for (List<String> pair : List.of(
                List.of("account", "fleet"),
                List.of("account", "code"),
                List.of("aws", "report"),
                List.of("files", "run"),
                List.of("drift", "evidence"),
                List.of("smt", "refine"))) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.whittle." + pair.get(0))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.whittle." + pair.get(1))
                    .check(CLASSES);
            noClasses()
                    .that()
                    .resideInAPackage("dev.whittle." + pair.get(1))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.whittle." + pair.get(0))
                    .check(CLASSES);
        }
    }

    /** The solver's terms stand on their own. */
    @Test
    void smt_knowsNothingElse() {
        noClasses()
                .that()
                .resideInAPackage("dev.whittle.smt")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.whittle..").and(not(resideInAPackage("dev.whittle.smt"))))
                .check(CLASSES);
    }

    @Test
    void theSolversTypes_areKnownInOnePackage() {
        onlyIn("dev.whittle.smt", "com.microsoft.z3..", "tools.aqua..").check(CLASSES);
    }

    @Test
    void theJsonLibrary_isKnownInOnePackage() {
        onlyIn("dev.whittle.json", "com.fasterxml..").check(CLASSES);
    }

    @Test
    void theYamlLibrary_isKnownInOnePackage() {
        onlyIn("dev.whittle.source.yaml", "org.snakeyaml..").check(CLASSES);
    }

    @Test
    void theCommandLinesLibraries_areKnownInOnePackage() {
        onlyIn("dev.whittle.cli", "picocli..", "me.tongfei..").check(CLASSES);
    }

    /** Who embeds any other package needs nothing of AWS. */
    @Test
    void theSdkOfAws_isKnownInOnePackage() {
        onlyIn("dev.whittle.aws", "software.amazon..").check(CLASSES);
    }

    @Test
    void theDiffLibrary_isKnownToReportsAlone() {
        onlyIn("dev.whittle.report", "com.github.difflib..").check(CLASSES);
    }

    /** Libraries return values: only commands print, and only they end the program. */
    @Test
    void libraries_neitherPrintNorExit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.whittle.cli")
                .and()
                .areNotAssignableTo(IamDataImporter.class)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "setOut", PrintStream.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(CLASSES);
    }

    /** What the policy language depends on is this much, and no more. */
    @Test
    void libraries_needTheJdkAndTheirOwnLibraryAlone() {
        classes()
                .that(not(resideInAnyPackage(
                        "dev.whittle.smt",
                        "dev.whittle.aws",
                        "dev.whittle.report",
                        "dev.whittle.cli",
                        "dev.whittle.json")))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.whittle..", "java..", "org.jspecify..", "org.snakeyaml..")
                .check(CLASSES);
    }

    /** The rules themselves fail where they should. */
    @Test
    void rules_withAPackageMoved_areBroken() {
        assertThrows(
                AssertionError.class,
                () -> onlyIn("dev.whittle.verify", "com.microsoft.z3..").check(CLASSES));
        assertThrows(
                AssertionError.class,
                () -> inOrder(List.of("evidence", "policy")).check(CLASSES));
        assertThrows(
                AssertionError.class,
                () -> noClasses().should().accessField(System.class, "out").check(CLASSES));
    }

    private static ArchRule onlyIn(String home, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
