package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import picocli.CommandLine;

/** The one library that comes in the format of Java 5 is picocli; that the shaded jar has no other is a test, too. */
class StartJarTest {
    private static final ClassLoader HERE = StartJarTest.class.getClassLoader();

    @TempDir
    private Path folder = Path.of("");

    private static Path jarOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private Path raised(Path jar) throws IOException {
        Path raised = folder.resolve("raised.jar");
        StartJar.main(new String[] {jar.toString(), raised.toString()});
        return raised;
    }

    /** Each entry's name, time and content, in order. */
    private static Map<String, byte[]> entries(Path jar) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                try (InputStream content = zip.getInputStream(entry)) {
                    entries.put(entry.getName() + " of " + entry.getTimeLocal(), content.readAllBytes());
                }
            }
        }
        return entries;
    }

    @Test
    void jar_thatIsRaised_keepsAllButOldClasses() throws Exception {
        Path old = jarOf(CommandLine.class);
        Map<String, byte[]> before = entries(old);
        Map<String, byte[]> after = entries(raised(old));
        assertEquals(List.copyOf(before.keySet()), List.copyOf(after.keySet()));
        List<Integer> versions = new ArrayList<>();
        before.forEach((name, content) -> {
            byte[] now = Objects.requireNonNull(after.get(name));
            if (name.contains(".class ") && OldClass.version(content) == Opcodes.V1_5) {
                versions.add(OldClass.version(now));
            } else {
                assertArrayEquals(content, now, name);
            }
        });
        assertTrue(versions.size() > 200, "picocli is no longer in the format of Java 5, so nothing needs raising");
        assertEquals(List.of(Opcodes.V1_8), versions.stream().distinct().toList());
    }

    @Test
    void jar_thatIsRaisedTwice_hasTheSameBytes() throws Exception {
        byte[] once = Files.readAllBytes(raised(jarOf(CommandLine.class)));
        assertArrayEquals(once, Files.readAllBytes(raised(jarOf(CommandLine.class))));
        assertArrayEquals(once, Files.readAllBytes(raised(Files.write(folder.resolve("once.jar"), once))));
    }

    /** A class is verified when it is linked, which asking for its constructors does. */
    @Test
    void class_thatIsRaised_passesTheVerifierByItsStackMaps() throws Exception {
        Path jar = raised(jarOf(CommandLine.class));
        Map<String, String> unlinked = new HashMap<>();
        List<Integer> constructors = new ArrayList<>();
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (String entry : entries(jar).keySet()) {
                if (entry.contains(".class ") && !entry.startsWith("META-INF/")) {
                    String name = entry.substring(0, entry.indexOf(".class ")).replace('/', '.');
                    try {
                        constructors.add(Class.forName(name, false, classes).getDeclaredConstructors().length);
                    } catch (NoClassDefFoundError e) {
                        unlinked.put(name, String.valueOf(e.getMessage()));
                    }
                }
            }
        }
        assertEquals(Map.of(), unlinked);
        assertTrue(constructors.size() > 200);
    }

    /** The check that never failed would be none. */
    @Test
    void class_whoseStackMapsAreMissing_failsTheVerifier() throws Exception {
        byte[] old = branching(Opcodes.V1_5);
        assertEquals(1, define(old).getDeclaredConstructors().length);
        assertEquals(1, define(OldClass.raised(old, HERE)).getDeclaredConstructors().length);
        byte[] onlyRenamed = old.clone();
        onlyRenamed[7] = Opcodes.V1_8;
        Class<?> wrong = define(onlyRenamed);
        assertThrows(VerifyError.class, wrong::getDeclaredConstructors);
    }

    @Test
    void class_ofANewerFormat_isNotOld() {
        assertTrue(OldClass.isOld(branching(Opcodes.V1_5)));
        assertFalse(OldClass.isOld(branching(Opcodes.V1_6)));
    }

    /** All that is on the class path, and so all that is shaded. */
    @Test
    void libraries_butPicocli_haveNoOldClasses() throws Exception {
        List<String> old = new ArrayList<>();
        for (Class<?> type : List.of(
                CommandLine.class,
                me.tongfei.progressbar.ProgressBar.class,
                com.fasterxml.jackson.core.JsonFactory.class,
                com.microsoft.z3.Context.class,
                j2html.TagCreator.class)) {
            Path jar = jarOf(type);
            entries(jar).forEach((name, content) -> {
                if (name.contains(".class ") && OldClass.version(content) < Opcodes.V1_6) {
                    old.add(jar.getFileName().toString());
                }
            });
        }
        assertEquals(
                List.of(jarOf(CommandLine.class).getFileName().toString()),
                old.stream().distinct().toList());
    }

    private static Class<?> define(byte[] content) {
        return new ClassLoader(HERE) {
            Class<?> define() {
                return defineClass("made.Branching", content, 0, content.length);
            }
        }.define();
    }

    /** A class whose constructor branches, without stack maps. */
    private static byte[] branching(int version) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "made/Branching", null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "(Ljava/lang/Object;)V", null, null);
        Label end = new Label();
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitJumpInsn(Opcodes.IFNULL, end);
        method.visitInsn(Opcodes.NOP);
        method.visitLabel(end);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(1, 2);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
