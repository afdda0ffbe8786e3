package dev.whittle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Types say their public words themselves: no text is made of what a class or a constant is called in the program. */
class NoNamesInTextsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.whittle");

    private static final JavaCompiler COMPILER =
            Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "the tests need a JDK");

    private static final ArchRule NO_NAMES = noClasses()
            .should()
            .accessTargetWhere(DescribedPredicate.<JavaAccess<?>>describe(
                    "the name of a class or of a constant", access -> isName(access.getTarget())));

    @Test
    void names_areNotAskedFor() {
        NO_NAMES.check(CLASSES);
    }

    @Test
    void values_withoutATextOfTheirOwn_standInNoText() throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null)) {
            files.getJavaFileObjectsFromPaths(sources()).forEach(sources::add);
            assertTrue(sources.size() > 200, sources::toString);
            assertEquals(List.of(), namesInTexts(sources));
        }
    }

    @Test
    void rules_overClassesThatBreakThem_fail() throws IOException {
        for (Class<?> broken : List.of(AsksForAClass.class, AsksForAConstant.class, AsksByReference.class)) {
            JavaClasses classes = new ClassFileImporter().importClasses(broken);
            assertThrows(AssertionError.class, () -> NO_NAMES.check(classes), broken.getName());
        }
        List<String> naming = List.of(
                "\"it is \" + silent",
                "silent + \".json\"",
                "\"it is \" + data",
                "String.format(\"%s\", silent)",
                "\"%s\".formatted(silent)",
                "String.valueOf(data)",
                "new StringBuilder().append(silent).toString()");
        List<String> found = namesInTexts(List.of(new Joining(naming)));
        assertEquals(naming.size(), found.size(), found::toString);
        List<String> telling = List.of("\"it is \" + telling", "\"it is \" + data.word()", "\"it is \" + 1 + 'a'");
        assertEquals(List.of(), namesInTexts(List.of(new Joining(telling))));
    }

    private static boolean isName(AccessTarget target) {
        JavaClass owner = target.getOwner();
        return switch (target.getName()) {
            case "getName", "getSimpleName", "getTypeName", "getCanonicalName" -> owner.isEquivalentTo(Class.class);
            case "name" -> owner.isAssignableTo(Enum.class);
            case "toString" -> owner.isEquivalentTo(Enum.class) || isSilent(owner);
            default -> false;
        };
    }

    /** An enum whose text is its constants' names. */
    private static boolean isSilent(JavaClass type) {
        return type.isEnum() && type.tryGetMethod("toString").isEmpty();
    }

    /** The program's own sources, of every module. */
    private static List<Path> sources() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("LICENSE"))) {
            root = Objects.requireNonNull(root.getParent(), "no folder above has a LICENSE");
        }
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("catalog", "engine", "verifier")) {
            try (Stream<Path> files = Files.walk(root.resolve(module))) {
                files.filter(file -> file.toString().endsWith(".java")
                                && file.toString().replace('\\', '/').contains("/src/main/java/dev/whittle/"))
                        .sorted()
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    /** Where a text is made of what has none of its own but the program's name for it. */
    private static List<String> namesInTexts(List<? extends JavaFileObject> sources) throws IOException {
        List<String> options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
        JavacTask task = (JavacTask) COMPILER.getTask(null, null, null, options, null, sources);
        List<CompilationUnitTree> units = new ArrayList<>();
        task.parse().forEach(units::add);
        task.analyze();
        TextScanner scanner = new TextScanner(task);
        List<String> found = new ArrayList<>();
        units.forEach(unit -> scanner.scan(unit, found));
        return found;
    }

    /** Looks at what is joined by {@code +} and at what is handed to the methods that make texts of objects. */
    private static final class TextScanner extends TreePathScanner<@Nullable Void, List<String>> {
        private static final Set<String> MAKERS =
                Set.of("java.lang.String", "java.lang.StringBuilder", "java.io.PrintStream");
        private static final Set<String> NAMING = Set.of("java.lang.Object", "java.lang.Enum", "java.lang.Record");

        private final JavacTask task;
        private final Trees trees;

        TextScanner(JavacTask task) {
            this.task = task;
            this.trees = Trees.instance(task);
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree tree, List<String> found) {
            if (tree.getKind() == Tree.Kind.PLUS) {
                look(tree.getLeftOperand(), found);
                look(tree.getRightOperand(), found);
            }
            return super.visitBinary(tree, found);
        }

        @Override
        public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, List<String> found) {
            if (tree.getKind() == Tree.Kind.PLUS_ASSIGNMENT) {
                look(tree.getExpression(), found);
            }
            return super.visitCompoundAssignment(tree, found);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, List<String> found) {
            Element method = trees.getElement(new TreePath(getCurrentPath(), tree.getMethodSelect()));
            if (method != null
                    && !method.getSimpleName().contentEquals("equals")
                    && MAKERS.contains(method.getEnclosingElement().toString())) {
                tree.getArguments().forEach(argument -> look(argument, found));
            }
            return super.visitMethodInvocation(tree, found);
        }

        private void look(Tree part, List<String> found) {
            TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), part));
            if (type instanceof DeclaredType declared
                    && declared.asElement() instanceof TypeElement element
                    && element.getQualifiedName().toString().startsWith("dev.whittle.")
                    && isNamedByItsText(element)) {
                found.add(getCurrentPath().getCompilationUnit().getSourceFile().getName() + ": " + part + " is "
                        + element.getQualifiedName());
            }
        }

        private boolean isNamedByItsText(TypeElement type) {
            return ElementFilter.methodsIn(task.getElements().getAllMembers(type)).stream()
                    .filter(method -> method.getSimpleName().contentEquals("toString")
                            && method.getParameters().isEmpty())
                    .allMatch(method ->
                            NAMING.contains(method.getEnclosingElement().toString())
                                    || (type.getKind() == ElementKind.RECORD && trees.getTree(method) == null));
        }
    }

    /** A source that makes texts. */
    private static final class Joining extends SimpleJavaFileObject {
        private final List<String> texts;

        Joining(List<String> texts) {
            super(URI.create("string:///dev/whittle/Joining.java"), Kind.SOURCE);
            this.texts = List.copyOf(texts);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return """
                    package dev.whittle;
                    class Joining {
                        enum Silent { ONE }
                        enum Telling { ONE; @Override public String toString() { return "one"; } }
                        record Data(String word) {}
                        static Object of(Silent silent, Telling telling, Data data) {
                            return new String[] {%s};
                        }
                    }
                    """.formatted(String.join(", ", texts));
        }
    }

    /** Has no text but its constants' names. */
    private enum Silent {
        ONE
    }

    private static final class AsksForAClass {
        @Override
        public String toString() {
            return getClass().getSimpleName();
        }
    }

    private static final class AsksForAConstant {
        @Override
        public String toString() {
            return Silent.ONE.toString();
        }
    }

    private static final class AsksByReference {
        @Override
        public String toString() {
            return Stream.of(Silent.values()).map(Silent::name).findFirst().orElse("");
        }
    }
}
