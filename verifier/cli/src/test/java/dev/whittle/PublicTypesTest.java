package dev.whittle;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a program that embeds Whittle can name: the packages that the README lists; and nothing is public for nobody. */
class PublicTypesTest {
    /** The packages that are promised to such a program. */
    private static final Set<String> PROMISED = new TreeSet<>(List.of(
            "catalog",
            "compare",
            "drift",
            "evidence",
            "hcl",
            "holders",
            "json",
            "policy",
            "refine",
            "request",
            "smt",
            "source",
            "text",
            "trie",
            "verify",
            "yaml"));

    /** What is public for those that are not seen here. */
    private static final Map<String, String> CALLED_FROM_ELSEWHERE = Map.of(
            "dev.whittle.cli.Whittle", "started by Java",
            "dev.whittle.catalog.IamDataImporter", "started by Java",
            "dev.whittle.aws.ConfiguredEndpoints", "found by the AWS SDK by its name",
            "dev.whittle.smt.Z3Library", "called by the TurnKey of Z3's own package",
            "dev.whittle.trie.Words", "cut by the wrong refiners of proofs and by bench",
            "dev.whittle.verify.Unproved", "the other alternative of a promised type",
            "dev.whittle.verify.Verifier", "judges what proofs try on it");

    private static final String SECTION = "\n## In your own program\n";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.whittle");

    @Test
    void packages_thatTheReadmeNames_areThese() throws IOException {
        String readme = Files.readString(Path.of("..", "..", "README.md"));
        String section = readme.substring(readme.indexOf(SECTION) + SECTION.length())
                .split("\n## ", 2)[0]
                .replaceAll("(?s)\n```.*?\n```", "");
        assertEquals(
                PROMISED,
                Pattern.compile("`([a-z]+)`")
                        .matcher(section)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .collect(toCollection(TreeSet::new)));
    }

    /** Whoever calls a method of theirs needs no other package to say what comes of it. */
    @Test
    void signatures_ofPromisedPackages_nameNoOther() {
        assertEquals(List.of(), outside(PROMISED));
    }

    /** A type that only its own package uses, and no signature that others see names, need not be public. */
    @Test
    void types_thatNobodyElseUses_areNotPublic() {
        Set<String> named = CLASSES.stream()
                .filter(PublicTypesTest::isPublic)
                .flatMap(PublicTypesTest::named)
                .map(JavaClass::getName)
                .collect(toCollection(TreeSet::new));
        assertEquals(
                new TreeSet<>(CALLED_FROM_ELSEWHERE.keySet()),
                CLASSES.stream()
                        .filter(type -> isPublic(type) && type.isTopLevelClass())
                        .filter(type -> !named.contains(type.getName()))
                        .filter(type -> type.getDirectDependenciesToSelf().stream()
                                .allMatch(use ->
                                        use.getOriginClass().getPackageName().equals(type.getPackageName())))
                        .map(JavaClass::getName)
                        .collect(toCollection(TreeSet::new)));
    }

    /** The rules themselves fail where they should. */
    @Test
    void rules_withAPackageTakenAway_areBroken() {
        assertNotEquals(List.of(), outside(Set.of("verify")));
    }

    private static List<String> outside(Collection<String> packages) {
        return CLASSES.stream()
                .filter(type -> isPublic(type) && packages.contains(last(type)))
                .flatMap(type -> named(type)
                        .filter(named -> named.getPackageName().startsWith("dev.whittle."))
                        .filter(named -> !packages.contains(last(named)))
                        .map(named -> type.getName() + " names " + named.getName()))
                .distinct()
                .sorted()
                .toList();
    }

    /** The types in the signatures that another package can call, but for the type itself. */
    private static Stream<JavaClass> named(JavaClass type) {
        Stream<JavaType> units = type.getCodeUnits().stream()
                .filter(unit -> isOpen(unit.getModifiers()))
                .flatMap((JavaCodeUnit unit) ->
                        Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream()));
        Stream<JavaType> fields = type.getFields().stream()
                .filter(field -> isOpen(field.getModifiers()))
                .map(JavaField::getType);
        Stream<JavaType> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        return Stream.of(units, fields, parents)
                .flatMap(types -> types)
                .flatMap(each -> each.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .filter(named -> !named.equals(type));
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicTypesTest::isPublic).orElse(true);
    }

    private static boolean isOpen(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static String last(JavaClass type) {
        return type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
    }
}
