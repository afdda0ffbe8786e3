package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalog;
import dev.whittle.policy.Policy;
import dev.whittle.report.Report;
import dev.whittle.run.Status;
import dev.whittle.verify.Verdict;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The rewritten classes do what they did: a sample of all kinds, and Whittle itself. */
class PlainCallsTest {
    @TempDir
    private Path folder = Path.of("");

    /** All files below the place of each class, a folder or a jar, as one jar. */
    private Path jarOf(Stream<Class<?>> types, String start) throws Exception {
        Path jar = folder.resolve("plain.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            Set<String> seen = new TreeSet<>();
            for (Class<?> type : types.toList()) {
                Path place = placeOf(type);
                if (Files.isDirectory(place)) {
                    copy(place, start, seen, out);
                } else {
                    try (FileSystem inside = FileSystems.newFileSystem(place)) {
                        copy(inside.getPath("/"), start, seen, out);
                    }
                }
            }
        }
        Path started = folder.resolve("started.jar");
        StartJar.main(new String[] {jar.toString(), started.toString()});
        return started;
    }

    private static Path placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static void copy(Path from, String start, Set<String> seen, ZipOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = from.relativize(file).toString().replace(File.separatorChar, '/');
                if (name.startsWith(start) && seen.add(name)) {
                    out.putNextEntry(new ZipEntry(name));
                    Files.copy(file, out);
                }
            }
        }
    }

    private Path whittle() throws Exception {
        return jarOf(
                Stream.of(Catalog.class, Policy.class, Verdict.class, Status.class, Report.class, Whittle.class),
                "dev/whittle/");
    }

    private static List<String> classes(Path jar) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(inside.getPath("/dev"))) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name -> name.substring(1, name.length() - ".class".length()))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    /** What is still called dynamically, by method and who links it. */
    private static Set<String> dynamicCalls(Path jar) throws IOException {
        Set<String> calls = new TreeSet<>();
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            for (String name : classes(jar)) {
                new ClassReader(Files.readAllBytes(inside.getPath(name + ".class")))
                        .accept(new CallReader(calls, new TreeSet<>()), 0);
            }
        }
        return calls;
    }

    private static String said(ClassLoader loader) throws Exception {
        var constructor =
                Class.forName("dev.whittle.cli.PlainSample", true, loader).getDeclaredConstructor();
        constructor.setAccessible(true);
        return String.valueOf(((Supplier<?>) constructor.newInstance()).get());
    }

    private Path sample() throws Exception {
        return jarOf(Stream.of(PlainSample.class), "dev/whittle/cli/PlainSample");
    }

    @Test
    void sample_ofEachKind_saysTheSame() throws Exception {
        Path jar = sample();
        try (URLClassLoader loader = new URLClassLoader(urls(jar), ClassLoader.getPlatformClassLoader())) {
            assertNotEquals(PlainSample.class, Class.forName("dev.whittle.cli.PlainSample", false, loader));
            assertEquals(said(PlainCallsTest.class.getClassLoader()), said(loader));
        }
    }

    /** Serializable, with a marker, with a bridge: these need what makes them; and {@code toString} is no part of a start. */
    @Test
    void sample_ofEachKind_keepsWhatIsNotUnderstood() throws Exception {
        assertEquals(
                Set.of(
                        "get by altMetafactory",
                        "run by altMetafactory",
                        "take by altMetafactory",
                        "toString by bootstrap"),
                dynamicCalls(sample()));
    }

    /** The check that never failed would be none: a class that no host names may not call what is private. */
    @Test
    void sample_whoseHostNamesNoMembers_fails() throws Exception {
        Path jar = sample();
        String host = "dev.whittle.cli.PlainSample";
        try (URLClassLoader loader = new URLClassLoader(urls(jar), ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (!name.equals(host)) {
                    return super.findClass(name);
                }
                byte[] content = PlainCalls.of(bytes(PlainSample.class)).content();
                return defineClass(name, content, 0, content.length);
            }
        }) {
            assertThrows(IllegalAccessError.class, () -> said(loader));
        }
    }

    private static byte[] bytes(Class<?> type) {
        try (InputStream content = Objects.requireNonNull(type.getResourceAsStream(type.getSimpleName() + ".class"))) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void handle_ofASuperclassesOwnMethod_isLeftAlone() {
        Type call = Type.getMethodType("(Ldev/whittle/cli/PlainSample;)Ljava/util/function/Supplier;");
        assertTrue(lambda(call, Opcodes.H_INVOKEVIRTUAL, "()Ljava/lang/String;").isPresent());
        assertTrue(lambda(call, Opcodes.H_INVOKESPECIAL, "()Ljava/lang/String;").isEmpty());
    }

    @Test
    void handle_whoseTypesDoNotFit_isLeftAlone() {
        Type call = Type.getMethodType("(I)Ljava/util/function/Supplier;");
        assertTrue(lambda(call, Opcodes.H_INVOKESTATIC, "(J)Ljava/lang/String;").isPresent());
        assertTrue(lambda(call, Opcodes.H_INVOKESTATIC, "(Z)Ljava/lang/String;").isEmpty());
        assertTrue(
                lambda(call, Opcodes.H_INVOKESTATIC, "(II)Ljava/lang/String;").isEmpty());
        assertTrue(lambda(call, Opcodes.H_INVOKESTATIC, "(I)V").isEmpty());
    }

    private static Optional<LambdaClass> lambda(Type call, int tag, String descriptor) {
        return LambdaClass.of(
                "Made",
                "Host",
                "get",
                call,
                Type.getMethodType("()Ljava/lang/Object;"),
                new Handle(tag, "dev/whittle/cli/PlainSample", "called", descriptor, false),
                Type.getMethodType("()Ljava/lang/String;"));
    }

    @Test
    void whittle_rewritten_callsNothingDynamically() throws Exception {
        assertEquals(Set.of("toString by bootstrap"), dynamicCalls(whittle()));
    }

    /** A class is verified when it is linked, which asking for its constructors does. */
    @Test
    void whittle_rewritten_passesTheVerifier() throws Exception {
        Path jar = whittle();
        List<Integer> constructors = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(urls(jar), ClassLoader.getPlatformClassLoader())) {
            for (String name : classes(jar)) {
                Class<?> type = Class.forName(name.replace('/', '.'), false, loader);
                constructors.add(type.getDeclaredConstructors().length);
                assertEquals(loader, type.getNestHost().getClassLoader());
            }
        }
        assertTrue(constructors.size() > 1_000);
    }

    /** What the verifier does not ask: that each method which a made class calls is there, and may be called from there. */
    @Test
    void whittle_rewritten_findsAllThatItCalls() throws Exception {
        Path jar = whittle();
        Set<String> found = new TreeSet<>();
        try (FileSystem inside = FileSystems.newFileSystem(jar);
                URLClassLoader loader = new URLClassLoader(urls(jar), ClassLoader.getPlatformClassLoader())) {
            for (String name : classes(jar)) {
                if (name.contains("$$")) {
                    Set<Called> calls = new TreeSet<>();
                    new ClassReader(Files.readAllBytes(inside.getPath(name + ".class")))
                            .accept(new CallReader(new TreeSet<>(), calls), 0);
                    MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(
                            Class.forName(name.replace('/', '.'), false, loader), MethodHandles.lookup());
                    for (Called called : calls) {
                        called.find(lookup);
                    }
                    found.add(name);
                }
            }
        }
        assertTrue(found.size() > 1_000);
    }

    /** A method that is called, or a class that is cast to, whose method is then empty. */
    private record Called(String owner, String name, String descriptor, int opcode) implements Comparable<Called> {
        void find(MethodHandles.Lookup from) throws ReflectiveOperationException {
            ClassLoader loader = from.lookupClass().getClassLoader();
            Class<?> type = owner.startsWith("[")
                    ? Class.forName(owner.replace('/', '.'), false, loader)
                    : from.findClass(owner.replace('/', '.'));
            if (opcode == Opcodes.CHECKCAST) {
                from.accessClass(type);
                return;
            }
            MethodType signature = MethodType.fromMethodDescriptorString(descriptor, loader);
            if (opcode == Opcodes.INVOKESTATIC) {
                from.findStatic(type, name, signature);
            } else if (opcode == Opcodes.INVOKESPECIAL) {
                from.findConstructor(type, signature);
            } else {
                from.findVirtual(type, name, signature);
            }
        }

        @Override
        public int compareTo(Called other) {
            return toString().compareTo(other.toString());
        }
    }

    private static final class CallReader extends ClassVisitor {
        private final Set<String> dynamic;
        private final Set<Called> plain;

        CallReader(Set<String> dynamic, Set<Called> plain) {
            super(Opcodes.ASM9);
            this.dynamic = dynamic;
            this.plain = plain;
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String type, String signature, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(String called, String type, Handle maker, Object... arguments) {
                    dynamic.add(called + " by " + maker.getName());
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                    plain.add(new Called(owner, called, type, opcode));
                }

                @Override
                public void visitTypeInsn(int opcode, String type) {
                    if (opcode == Opcodes.CHECKCAST) {
                        plain.add(new Called(type, "", "", opcode));
                    }
                }
            };
        }
    }

    /** The jar, and all that is on the class path behind it. */
    private static URL[] urls(Path jar) {
        return Stream.concat(
                        Stream.of(jar),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(Path::of))
                .map(PlainCallsTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whittle_rewritten_refinesTheReferenceExample() throws Exception {
        Path example = Path.of("..", "..", "proofs", "cases", "reference-2026");
        Path out = folder.resolve("out.json");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-classpath",
                        whittle() + File.pathSeparator + System.getProperty("java.class.path"),
                        "dev.whittle.cli.Whittle",
                        "refine",
                        example.resolve("policy.json").toString(),
                        "--unused",
                        example.resolve("unused.json").toString())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertEquals(0, process.waitFor(), () -> "exit");
        assertEquals(Files.readString(example.resolve("refined.json")), Files.readString(out));
    }
}
