package dev.whittle.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * A jar whose classes a JVM can keep in its archive. Classes in the format of Java 5 can't be: they have no stack maps, so that
 * each start loads and verifies them anew. The build raises them to the format of Java 8 once the jar is shaded; all else stays
 * as it is, byte for byte and in its order.
 */
public final class RaisedJar {
    private RaisedJar() {}

    /** Makes the second jar of the first: written beside its place and moved there, so that it is whole at any time. */
    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[1]);
        Path part = jar.resolveSibling(jar.getFileName() + ".part");
        try {
            write(Path.of(arguments[0]), part);
            Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes a jar with the first one's entries, its old classes raised. The same jar gives the same bytes. */
    static void write(Path jar, Path raised) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                URLClassLoader classes =
                        new URLClassLoader(new URL[] {url(jar)}, ClassLoader.getPlatformClassLoader());
                ZipOutputStream to = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(raised)))) {
            for (Enumeration<? extends ZipEntry> entries = from.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                to.putNextEntry(copy);
                try (InputStream content = from.getInputStream(entry)) {
                    if (entry.getName().endsWith(".class")) {
                        to.write(raised(content.readAllBytes(), classes));
                    } else {
                        content.transferTo(to);
                    }
                }
                to.closeEntry();
            }
        }
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    /**
     * A class that needs stack maps and has none, with them; any other as it is.
     *
     * @param classes where the classes that it names are found
     */
    static byte[] raised(byte[] content, ClassLoader classes) {
        ClassReader reader = new ClassReader(content);
        if (majorVersion(content) >= Opcodes.V1_6) {
            return content;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return classes;
            }
        };
        reader.accept(new Version8(writer), ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    /** Of the format of a class, such as 52 for Java 8. */
    static int majorVersion(byte[] content) {
        return ((content[6] & 0xff) << 8) | (content[7] & 0xff);
    }

    private static final class Version8 extends ClassVisitor {
        Version8(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
        }
    }
}
